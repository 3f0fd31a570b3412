import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "../scripts/command.ts";
import { entriesOf, installedVersion, packAll, peersOf } from "../scripts/pack.ts";
import { readManifest, type Manifest } from "../scripts/published-packages.ts";
import { bundleForProcess } from "./bundle.ts";
import type { Packages } from "./suite/case.ts";

/** A program outside of the workspace, with the packages installed as they would be published. */
export interface Consumer {
  readonly packages: Packages;
}

/** Packs every published package, and installs the tarballs with npm beside the suite. */
export async function createConsumer(folder: string, tell: (what: string) => void): Promise<Consumer> {
  const packages = await packAll(join(folder, "tarballs"), tell);
  const tarballs = Object.fromEntries(packages.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  await cp(join(import.meta.dirname, "suite"), join(folder, "suite"), {
    recursive: true,
    filter: (path) => !/node_modules|\.tsbuild|package\.json$|tsconfig\.json$/.test(path),
  });
  const peers = await peersOf(packages.map(({ directory }) => directory));
  const manifest = {
    private: true,
    type: "module",
    dependencies: { ...tarballs, ...peers, ...(await usedBySuite()) },
    // A tarball depends on versions of others, which are not in the registry.
    overrides: tarballs,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, undefined, 2));
  tell(`Installing ${packages.length} tarballs with npm`);
  const install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await command(install, { cwd: folder });
  await bundleForProcess(folder);
  return { packages: Object.fromEntries(packages.map((found) => [found.manifest.name, whatIsIn(found.manifest)])) };
}

/** What the suite uses besides, in the versions of the workspace. */
async function usedBySuite(): Promise<Record<string, string>> {
  const { dependencies } = await readManifest("runtimes/suite");
  const names = Object.keys(dependencies as object).filter((name) => !name.startsWith("@tokens/"));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await installedVersion("runtimes/suite", name)] as const)),
  );
}

function whatIsIn(manifest: Manifest): Packages[string] {
  const { node } = manifest["engines"] as { readonly node: string };
  return { node: Number(/\d+/.exec(node)?.[0]), entries: entriesOf(manifest) };
}
