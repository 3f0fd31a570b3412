import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The installed version of a package of this folder. */
export function versionOf(name: string): string {
  const manifest = readFileSync(join(import.meta.dirname, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
