import type { Cli } from "./cli.ts";
import { table, type Column } from "./table.ts";
import { counted } from "./text.ts";

const mostInTerminal = 50;

/** The rows that are shown: in a terminal the first 50, unless all are asked for. */
export function rowsFor<T>({ io }: Cli, rows: readonly T[], all: boolean): readonly T[] {
  return all || io.stdout.isTTY !== true ? rows : rows.slice(0, mostInTerminal);
}

/** A table as wide as the terminal, with a line that counts the accounts that are left out. */
export function tableOf(
  { io, colors }: Cli,
  {
    columns,
    rows,
    left,
    paint = (cell) => cell,
  }: {
    columns: readonly Column[];
    rows: readonly (readonly string[])[];
    left: number;
    paint?(cell: string, column: number, row: number): string;
  },
): string {
  const width = io.stdout.isTTY ? (io.stdout.columns ?? 80) : Infinity;
  const lines = table(columns, rows, { width, heading: colors.dim, paint });
  return left > 0 ? `${lines}\n${colors.dim(`and ${counted(left, "more account")}; use --all to show them`)}` : lines;
}

/** What to say where there is nothing yet. */
export function emptyStore({ colors }: Cli, name: string): string {
  return [
    `No accounts in ${name} yet.`,
    "",
    `Connect an account: ${colors.cyan("tokens login hubstaff")}`,
    `Try a sandbox:      ${colors.cyan("npx @tokens/sandbox")}, then ${colors.cyan("tokens login hubstaff --way token --sandbox http://127.0.0.1:4010")}`,
  ].join("\n");
}
