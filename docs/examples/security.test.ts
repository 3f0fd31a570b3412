import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test("each promise in SECURITY.md names a test that exists", async () => {
  const text = await readFile(join(root, "SECURITY.md"), "utf8");
  const promises = [...text.matchAll(/^\| (.+?) +\| `([^`]+\.test\.ts)`: (.+?) +\|$/gm)];
  const missing: string[] = [];
  for (const [, promise, file, name] of promises) {
    const source = await readFile(join(root, file!), "utf8").catch(() => "");
    // The title as it is written in the source: of a test, or of each in a table.
    if (
      ![`"${name}"`, `'${name}'`, `\`${name}\``].some(
        (title) => source.includes(`(${title}`) || source.includes(`${title},`),
      )
    )
      missing.push(`${promise}: ${file} has no "${name}"`);
  }
  expect(missing).toEqual([]);
  const section = text.slice(text.indexOf("## What is promised"), text.indexOf("## What is not promised"));
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !/^\| (Promise|-)/.test(line));
  expect(promises).toHaveLength(rows.length);
  expect(rows.length).toBeGreaterThan(35);
});
