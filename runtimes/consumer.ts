import { spawn } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { bundleForProcess } from "./bundle.ts";
import type { Packages } from "./suite/case.ts";
import { publishedPackages, readManifest, root, type Manifest } from "../scripts/published-packages.ts";

/** A program outside of the workspace, with the packages installed as they would be published. */
export interface Consumer {
  readonly packages: Packages;
}

/** Packs every published package, and installs the tarballs with npm beside the suite. */
export async function createConsumer(folder: string, tell: (what: string) => void): Promise<Consumer> {
  const packages = await publishedPackages();
  await mkdir(join(folder, "tarballs"));
  const tarballs: Record<string, string> = {};
  for (const [index, { directory, manifest }] of packages.entries()) {
    tell(`Packing ${index + 1} of ${packages.length}: ${manifest.name}`);
    const tarball = join(folder, "tarballs", `${directory.replaceAll("/", "-")}.tgz`);
    await command(root, "pnpm", "--dir", directory, "pack", "--out", tarball);
    tarballs[manifest.name] = `file:${tarball}`;
  }
  await cp(join(import.meta.dirname, "suite"), join(folder, "suite"), {
    recursive: true,
    filter: (path) => !/node_modules|\.tsbuild|package\.json$|tsconfig\.json$/.test(path),
  });
  const drivers = await driversOf([...packages.map(({ directory }) => directory), "runtimes/suite"]);
  const manifest = {
    private: true,
    type: "module",
    dependencies: { ...tarballs, ...drivers },
    // A tarball depends on versions of others, which are not in the registry.
    overrides: tarballs,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, undefined, 2));
  tell(`Installing ${packages.length} tarballs with npm`);
  await command(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
  await bundleForProcess(folder);
  return { packages: Object.fromEntries(packages.map((found) => [found.manifest.name, whatIsIn(found.manifest)])) };
}

/** The optional peers of the packages, and what the suite uses besides, in the versions of the workspace. */
async function driversOf(directories: readonly string[]): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const directory of directories) {
    const { private: isSuite, peerDependencies, dependencies } = (await readManifest(directory)) as unknown as Wanting;
    for (const name of Object.keys({ ...peerDependencies, ...(isSuite && dependencies) })) {
      if (name.startsWith("@tokens/")) continue;
      const manifest = await readFile(join(root, directory, "node_modules", name, "package.json"), "utf8");
      versions[name] = (JSON.parse(manifest) as { readonly version: string }).version;
    }
  }
  return versions;
}

interface Wanting {
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** One of the servers in `@tokens/oauth/servers/*` stands for all. */
function whatIsIn({ name, publishConfig, engines }: Manifest): Packages[string] {
  const { exports } = publishConfig as { readonly exports: Readonly<Record<string, string>> };
  const { node } = engines as { readonly node: string };
  const entries = Object.keys(exports)
    .filter((entry) => entry !== "./package.json")
    .map((entry) => name + entry.slice(1).replace("*", "github"));
  return { node: Number(/\d+/.exec(node)?.[0]), entries };
}

function command(cwd: string, program: string, ...parameters: readonly string[]): Promise<void> {
  const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const child = spawn(program, parameters, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      reject(new Error(`${program} ${parameters[0]} ended with ${code}:\n${Buffer.concat(said).toString().trim()}`));
    });
  });
}

/** Builds every package. */
export function build(): Promise<void> {
  return command(root, "turbo", "run", "build", "--output-logs=errors-only", "--log-order=grouped");
}
