import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { figuresOf } from "./figures.ts";
import { plotsOf } from "./plots.ts";
import type { Row } from "./rows.ts";
import type { Result } from "./run.ts";
import { tablesOf } from "./tables.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/operations");

/** Writes the plots, and the figures between `<!-- simulate: name -->` and `<!-- end -->`. */
export async function writeOperations(results: readonly Result[], seed: number): Promise<void> {
  const rows = new Map(results.map((result) => [result.scenario.name, { ...result, figures: figuresOf(result) }]));
  const rowOf = (name: string): Row => rows.get(name)!;
  for (const [name, plot] of Object.entries(plotsOf(rowOf))) await writeFile(join(folder, `${name}.svg`), plot);
  const page = join(folder, "README.md");
  const tables = tablesOf(rowOf, seed);
  const text = await readFile(page, "utf8");
  await writeFile(
    page,
    text.replaceAll(
      /(<!-- simulate: (\S+) -->\n).*?(<!-- end -->)/gs,
      (_, begin: string, name: string, end: string) => `${begin}\n${tables[name]!}\n\n${end}`,
    ),
  );
  await promisify(execFile)(join(root, "node_modules/.bin/oxfmt"), [page], { cwd: root });
}
