import { rename, writeFile } from "node:fs/promises";

/** A line of the export. */
export interface Row {
  readonly account: string;
  readonly openIssues: number;
}

/** Writes the file in one step, so that nobody reads half of it and a second run replaces it as a whole. */
export async function writeCsv(path: string, rows: readonly Row[]): Promise<void> {
  const lines = rows
    .map(({ account, openIssues }) => `"${account.replaceAll('"', '""')}",${openIssues}`)
    .toSorted()
    .map((line) => `${line}\n`);
  const unfinished = `${path}.${crypto.randomUUID()}`;
  await writeFile(unfinished, `account,open issues\n${lines.join("")}`);
  await rename(unfinished, path);
}
