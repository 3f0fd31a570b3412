import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Row } from "./row.ts";
import { describeInMarkdown } from "./table.ts";

const root = join(import.meta.dirname, "..");
const page = join(root, "docs/torture.md");
const marks = { begin: "<!-- The table is written by pnpm torture --write. -->", end: "<!-- End of the table. -->" };

/** Replaces the table of the page. */
export async function writePage(rows: readonly Row[], seed: number): Promise<void> {
  const text = await readFile(page, "utf8");
  const [before, rest = ""] = text.split(marks.begin);
  const [, after = ""] = rest.split(marks.end);
  const table = `${describeInMarkdown(rows)}\n\nSeed ${seed}, Node ${process.versions.node}.`;
  await writeFile(page, `${before}${marks.begin}\n\n${table}\n\n${marks.end}${after}`);
  await promisify(execFile)(join(root, "node_modules/.bin/oxfmt"), [page], { cwd: root });
}
