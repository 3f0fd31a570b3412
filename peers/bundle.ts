import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Bytes of everything that a program loads when it imports `specifier`, minified and gzipped. Modules of Node are not counted, nor what is
 * loaded by `import()` only later.
 */
export async function bundledBytes(specifier: string, directory: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(specifier)}`, resolveDir: directory },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node22",
    legalComments: "none",
    logLevel: "error",
    plugins: [
      {
        name: "loaded later",
        setup({ onResolve }) {
          onResolve({ filter: /^/ }, ({ kind, path }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          );
        },
      },
    ],
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}
