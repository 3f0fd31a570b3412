import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackedPackage } from "../pack.ts";
import { root } from "../published-packages.ts";

/** A README and its first example. */
export interface Readme {
  /** The package, or "tokens" for the README of the repository. */
  readonly name: string;
  /** Name of the example's file, without an extension. */
  readonly file: string;
  /** A module. Undefined when the README has no TypeScript. */
  readonly example: string | undefined;
}

/** The READMEs of the repository and of every package. */
export function readmes(packages: readonly PackedPackage[]): Promise<Readme[]> {
  const places = [
    { name: "tokens", directory: "." },
    ...packages.map(({ directory, manifest }) => ({ name: manifest.name, directory })),
  ];
  return Promise.all(
    places.map(async ({ name, directory }) => ({
      name,
      file: name.replace("@tokens/", ""),
      example: firstExample(await readFile(join(root, directory, "README.md"), "utf8")),
    })),
  );
}

/** The first block of TypeScript on a page, after the hidden lines in a `<!-- with … -->` before it. */
export function firstExample(page: string): string | undefined {
  const found = /(?:<!-- with\s(?<hidden>(?:(?!-->)[^])*)-->\s*)?^```ts\n(?<shown>[^]*?)^```$/m.exec(page)?.groups;
  if (!found) return undefined;
  const lines = [found["hidden"]?.trim(), found["shown"]?.trim(), "export {};"];
  return `${lines.filter(Boolean).join("\n")}\n`;
}
