import { builtinModules } from "node:module";
import { join } from "node:path";
import type { Settings } from "./suite/case.ts";

/** The part of esbuild that is used. */
interface Esbuild {
  build(
    options: object,
  ): Promise<{ readonly outputFiles?: readonly { readonly path: string; readonly text: string }[] }>;
}

async function esbuild(): Promise<Esbuild> {
  return (await import("esbuild")) as Esbuild;
}

/** A module of a bundle. */
export interface Chunk {
  /** Relative to the bundle. */
  readonly path: string;
  readonly text: string;
}

/** The entries of all packages. */
export function entriesIn({ packages }: Settings): readonly string[] {
  return Object.values(packages).flatMap(({ entries }) => entries);
}

/** Bundles the suite for a process, with imports of the packages as they are: Node 20 does not run TypeScript. */
export async function bundleForProcess(consumer: string): Promise<void> {
  const { build } = await esbuild();
  await build({
    entryPoints: ["suite/process.ts"],
    absWorkingDir: consumer,
    outfile: "suite/process.js",
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "es2023",
    logLevel: "silent",
  });
}

/**
 * Bundles a text that imports the suite, with an import of each entry. Chunks are loaded when they are imported, so what needs Node's
 * modules fails only there.
 */
export async function bundle(
  consumer: string,
  conditions: readonly string[],
  text: string,
  entries: readonly string[],
  banner: string = "",
): Promise<readonly Chunk[]> {
  const { build } = await esbuild();
  const loaders = entries.map((entry) => `${JSON.stringify(entry)}: () => import(${JSON.stringify(entry)}),`);
  const load = `const entries = {${loaders.join("\n")}};\nconst load = (entry) => entries[entry]();\n`;
  const folder = join(consumer, "bundle");
  const { outputFiles } = await build({
    stdin: { contents: text + load, resolveDir: consumer, sourcefile: "main.js" },
    absWorkingDir: consumer,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2024",
    conditions,
    mainFields: ["module", "main"],
    external: [
      "node:*",
      "cloudflare:*",
      ...builtinModules,
      "@napi-rs/keyring",
      "@electric-sql/pglite",
      "pg",
      "mysql2",
      "redis",
    ],
    supported: { using: false },
    banner: { js: banner },
    outdir: folder,
    entryNames: "main",
    write: false,
    logLevel: "silent",
  });
  return outputFiles!.map(({ path, text: code }) => ({ path: path.slice(folder.length + 1), text: code }));
}
