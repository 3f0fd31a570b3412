import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./command.ts";
import { publishedPackages, readManifest, root, type Manifest, type PublishedPackage } from "./published-packages.ts";

/** A package as it would be published. */
export interface PackedPackage extends PublishedPackage {
  /** Path of its tarball. */
  readonly tarball: string;
}

/** Builds every package. */
export async function build(): Promise<void> {
  await command(["turbo", "run", "build", "--output-logs=errors-only", "--log-order=grouped"]);
}

/** Packs every published package into `folder`, two at a time. */
export async function packAll(folder: string, tell: (what: string) => void): Promise<PackedPackage[]> {
  await mkdir(folder);
  const packages = (await publishedPackages()).map((found) => ({
    ...found,
    tarball: join(folder, `${found.directory.replaceAll("/", "-")}.tgz`),
  }));
  const queue = [...packages.entries()];
  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, { directory, manifest, tarball }] = next;
      tell(`Packing ${index + 1} of ${packages.length}: ${manifest.name}`);
      await command(["pnpm", "--dir", directory, "pack", "--out", tarball]);
    }
  }
  await Promise.all([work(), work()]);
  return packages;
}

/** The public entries of a package. One of those behind a `*` stands for all. */
export function entriesOf({ name, exports: inWorkspace, publishConfig }: Manifest): string[] {
  const { exports = inWorkspace } = publishConfig as { readonly exports?: unknown };
  return Object.keys(exports as object)
    .filter((entry) => entry !== "./package.json")
    .map((entry) => name + entry.slice(1).replace("*", "github"));
}

/** The optional peers of these packages, in the versions of the workspace. */
export async function peersOf(directories: readonly string[]): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const directory of directories) {
    const { peerDependencies = {} } = (await readManifest(directory)) as { readonly peerDependencies?: object };
    for (const name of Object.keys(peerDependencies)) versions[name] = await installedVersion(directory, name);
  }
  return versions;
}

/** The version of a dependency that a folder of the workspace has. */
export async function installedVersion(directory: string, name: string): Promise<string> {
  const manifest = await readFile(join(root, directory, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
