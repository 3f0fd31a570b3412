import { nameOf } from "@tokens/accounts";
import { printInfo, printResult, type Cli } from "./cli.ts";
import { exitCodes } from "./exit-code.ts";
import type { Importable, ImportPlan } from "./import-plan.ts";
import { formatTable, visibleRows } from "./listing.ts";
import { formatRelativeTime, pluralize, sanitize } from "./text.ts";

/** What an import did, or would do. */
export interface ImportReport extends ImportPlan {
  readonly dryRun: boolean;
  /** Whether accounts that exist are replaced. */
  readonly overwrite: boolean;
  /** How many accounts the file has of each other server. */
  readonly left: Readonly<Record<string, number>>;
  /** Whether all rows are shown in a terminal. */
  readonly all: boolean;
}

type Result = "imported" | "replaced" | "skipped";

interface Line {
  readonly account: string;
  readonly key?: string;
  readonly server?: string | undefined;
  readonly expiresAt?: number | undefined;
  readonly exists?: boolean;
  readonly result: Result;
  readonly reason?: string;
}

const existsReason = "It is already stored: replace it with --overwrite.";

/** Prints the result for each account, and the totals. The exit code shows when there was none to import. */
export function printImport(cli: Cli, report: ImportReport): void {
  const { dryRun, left, all } = report;
  const lines = linesOf(report);
  const summary = { imported: 0, replaced: 0, skipped: 0 };
  for (const { result } of lines) summary[result] += 1;
  printResult(cli, { dryRun, summary, accounts: lines, left }, () => {
    const rows = visibleRows(cli, lines, all);
    const table = tableOf(cli, rows, { dryRun, left: lines.length - rows.length });
    return `${table}\n\n${totalsOf(summary, dryRun)}`;
  });
  for (const [server, count] of Object.entries(left))
    printInfo(
      cli,
      `Left out ${pluralize(count, "account")} of ${sanitize(server)}: import with --server ${sanitize(server)}.`,
    );
  if (summary.imported + summary.replaced === 0) cli.exitCode = exitCodes.failed.code;
}

/** Those that need attention come first. */
function linesOf({ importable, unusable, overwrite }: ImportReport): readonly Line[] {
  const kept = importable.filter(({ exists }) => exists && !overwrite);
  const stored = importable.filter(({ exists }) => !exists || overwrite);
  return [
    ...unusable.map((one): Line => ({ ...one, result: "skipped" })),
    ...kept.map((one): Line => ({ ...lineOf(one), result: "skipped", reason: existsReason })),
    ...stored.map((one): Line => ({ ...lineOf(one), result: one.exists ? "replaced" : "imported" })),
  ];
}

function lineOf({ stored, session: { expiresAt }, exists }: Importable): Omit<Line, "result"> {
  return { account: nameOf(stored), key: stored.key, server: stored.provider, expiresAt, exists };
}

const words: Readonly<Record<Result, string>> = {
  imported: "would import",
  replaced: "would replace",
  skipped: "would skip",
};

function tableOf(cli: Cli, lines: readonly Line[], { dryRun, left }: { dryRun: boolean; left: number }): string {
  const now = cli.io.clock.now();
  const { green, yellow } = cli.colors;
  return formatTable(cli, {
    columns: [
      { title: "ACCOUNT", shrinks: true },
      { title: "SERVER" },
      { title: "TOKEN EXPIRES" },
      { title: "STORE" },
      { title: "RESULT", shrinks: true },
    ],
    rows: lines.map(({ account, server, expiresAt, exists, result, reason }) => [
      sanitize(account),
      sanitize(server ?? "–"),
      formatRelativeTime(expiresAt, now),
      exists === undefined ? "–" : exists ? "exists" : "new",
      `${dryRun ? words[result] : result}${reason === undefined ? "" : `: ${sanitize(reason)}`}`,
    ]),
    left,
    paint: (cell, column, row) => (column !== 4 ? cell : lines[row]!.result === "skipped" ? yellow(cell) : green(cell)),
  });
}

function totalsOf({ imported, replaced, skipped }: Readonly<Record<Result, number>>, dryRun: boolean): string {
  const counts = [`${imported} imported`, replaced > 0 && `${replaced} replaced`, skipped > 0 && `${skipped} skipped`];
  const text = counts.filter(Boolean).join(", ");
  return dryRun ? `Nothing was changed. An import would give: ${text}.` : `${text}.`;
}
