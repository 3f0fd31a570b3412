import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const root: string = join(import.meta.dirname, "..");

/** What `package.json` holds, as far as the scripts read it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly [member: string]: unknown;
}

/** A package that is published, and its folder from the root. */
export interface PublishedPackage {
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Every package that is published, by name. */
export async function publishedPackages(): Promise<PublishedPackage[]> {
  const folders = await Promise.all(
    ["packages", "apps"].map(async (parent) => {
      const entries = await readdir(join(root, parent), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`);
    }),
  );
  const packages = await Promise.all(
    folders.flat().map(async (directory) => ({ directory, manifest: await readManifest(directory) })),
  );
  return packages
    .filter(({ manifest }) => !manifest.private)
    .toSorted((a, b) => a.manifest.name.localeCompare(b.manifest.name));
}

/** The manifest in a folder, given from the root. */
export async function readManifest(directory: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, directory, "package.json"), "utf8")) as Manifest;
}
