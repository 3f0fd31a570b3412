/** After `changeset version`: writes the version of `@tokens/provider-kit`, which requests name in their `User-Agent`, into its source. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const directory = join(import.meta.dirname, "../packages/provider-kit");
const manifest = await readFile(join(directory, "package.json"), "utf8");
const { version } = JSON.parse(manifest) as { readonly version: string };
const path = join(directory, "src/version.ts");
const source = await readFile(path, "utf8");
await writeFile(path, source.replace(/"[^"]*"/, JSON.stringify(version)));
