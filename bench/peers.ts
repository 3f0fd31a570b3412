import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the other libraries, which is installed apart from the workspace. */
export const peersFolder = join(import.meta.dirname, "../peers");

/** Installs the other libraries, unless they are. */
export async function installPeers(): Promise<void> {
  const { installApart } = await load<{ installApart(folder: string): Promise<void> }>("scripts/install-apart.ts");
  await installApart("peers");
}

type Calls = Readonly<Record<string, () => Promise<unknown>>>;

/** One API call through each library. */
export async function peerCalls(origin: string, path: string, token: string): Promise<Calls> {
  const { apiCalls } = await load<{ apiCalls(origin: string, path: string, token: string): Calls }>("peers/calls.ts");
  return apiCalls(origin, path, token);
}

/** How each library returns a token that is valid. */
export async function peerFreshTokens(): Promise<Calls> {
  const { freshTokens } = await load<{ freshTokens(): Calls }>("peers/fresh.ts");
  return freshTokens();
}

/** Bytes of a bundle of a module, minified and gzipped. */
export async function bundledBytes(specifier: string, directory: string): Promise<number> {
  const bundle = await load<{ bundledBytes(specifier: string, directory: string): Promise<number> }>("peers/bundle.ts");
  return bundle.bundledBytes(specifier, directory);
}

/** The exact version of each library. */
export async function peerVersions(): Promise<Readonly<Record<string, string>>> {
  const manifest = await readFile(join(peersFolder, "package.json"), "utf8");
  return (JSON.parse(manifest) as { dependencies: Record<string, string> }).dependencies;
}

/** Not a path that the compiler follows: it is outside of the package, and the types of the libraries are missing until they are installed. */
function load<T>(file: string): Promise<T> {
  return import(new URL(`../${file}`, import.meta.url).href) as Promise<T>;
}
