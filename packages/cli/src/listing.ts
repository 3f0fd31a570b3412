import type { Cli } from "./cli.ts";
import { otherStore } from "./store-failure.ts";
import { table, type Column } from "./table.ts";
import { pluralize } from "./text.ts";

const maxRows = 50;

/** The rows to print: in a terminal the first 50, unless `all` is set. */
export function visibleRows<T>({ io }: Cli, rows: readonly T[], all: boolean): readonly T[] {
  return all || io.stdout.isTTY !== true ? rows : rows.slice(0, maxRows);
}

/** Columns of the terminal; unlimited when the output is not a terminal. */
export function outputWidth({ io }: Cli): number {
  return io.stdout.isTTY ? (io.stdout.columns ?? 80) : Infinity;
}

/** Formats a table that fits the terminal. A last line counts the accounts that are `left` out. */
export function formatTable(
  cli: Cli,
  {
    columns,
    rows,
    left = 0,
    paint = (cell) => cell,
  }: {
    columns: readonly Column[];
    rows: readonly (readonly string[])[];
    left?: number;
    paint?(cell: string, column: number, row: number): string;
  },
): string {
  const { dim } = cli.colors;
  const lines = table(columns, rows, { width: outputWidth(cli), heading: dim, paint });
  return left > 0 ? `${lines}\n${dim(`and ${pluralize(left, "more account")}; use --all to show them`)}` : lines;
}

/** The text for a store without accounts. */
export function emptyStoreText({ colors }: Cli, name: string): string {
  return [
    `No accounts in ${name} yet.`,
    "",
    `Connect an account: ${colors.cyan("tokens login hubstaff")}`,
    `Use another store:  ${colors.cyan(otherStore)}`,
    `Try a sandbox:      ${colors.cyan("npx @tokens/sandbox")}, then ${colors.cyan("tokens login hubstaff --auth-method token --sandbox http://127.0.0.1:4010")}`,
  ].join("\n");
}
