import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./published-packages.ts";

/** Writes a generated source file, formatted. With `readOnly`, only tells whether it is out of date. */
export async function isStale(path: string, unformatted: string, readOnly: boolean): Promise<boolean> {
  const text = execFileSync(join(root, "node_modules/.bin/oxfmt"), ["--stdin-filepath", path], {
    cwd: root,
    encoding: "utf8",
    input: unformatted,
  });
  if ((await readFile(join(root, path), "utf8").catch(() => "")) === text) return false;
  if (!readOnly) {
    await writeFile(join(root, path), text);
    console.log(`Wrote ${path}.`);
  }
  return readOnly;
}
