import { stripVTControlCharacters, styleText } from "node:util";
import { causes } from "./losses.ts";
import { seconds, total, type Row } from "./row.ts";

/** Rows of a scenario, of one client, on every store. */
interface Group {
  readonly rows: readonly Row[];
  readonly stores: string;
}

const columns: readonly { readonly title: string; readonly left?: true; cell(group: Group): string }[] = [
  { title: "scenario", left: true, cell: ({ rows }) => rows[0]!.scenario },
  { title: "client", left: true, cell: ({ rows }) => rows[0]!.client },
  { title: "stores", left: true, cell: ({ stores }) => stores },
  { title: "kills", cell: ({ rows }) => whole(sum(rows, ({ kills }) => kills)) },
  { title: "expiries", cell: ({ rows }) => whole(sum(rows, ({ expiries }) => expiries)) },
  { title: "requests per expiry", cell: ({ rows }) => perExpiry(rows) },
  { title: "overlapping", cell: ({ rows }) => whole(sum(rows, ({ overlapping }) => overlapping)) },
  { title: "reuses", cell: ({ rows }) => whole(sum(rows, ({ reuses }) => reuses)) },
  { title: "lost", cell: ({ rows }) => whole(sum(rows, ({ lost }) => lost)) },
  { title: "lost, unavoidable", cell: ({ rows }) => whole(sum(rows, ({ unavoidable }) => total(unavoidable))) },
  { title: "lost by the store", cell: ({ rows }) => whole(sum(rows, ({ lostByStore }) => lostByStore)) },
  { title: "served", cell: ({ rows }) => whole(sum(rows, ({ served }) => served)) },
  { title: "rejected", cell: ({ rows }) => whole(sum(rows, ({ rejected }) => total(rejected))) },
  { title: "longest wait", cell: ({ rows }) => seconds(Math.max(...rows.map((row) => row.longestWaitMs))) },
];

/** The table for a terminal: red where something is wrong. */
export function describe(rows: readonly Row[]): string {
  const groups = grouped(rows);
  const cells = [columns.map(({ title }) => title), ...groups.map((group) => cellsOf(group))];
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line, index) => {
    const text = line
      .map((cell, column) => (columns[column]!.left ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd();
    return index > 0 && isRed(groups[index - 1]!) ? red(text) : text;
  });
  return [...lines, "", ...notes(rows).map((line) => (line.startsWith("✗") ? red(line) : line))].join("\n");
}

/** The table for a page. */
export function describeInMarkdown(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ left }) => (left ? "---" : "--:"))),
    ...grouped(rows).map((group) => line(cellsOf(group))),
    "",
    ...notes(rows).map((note) => (note ? `- ${note}` : note)),
  ].join("\n");
}

/** One line as soon as a row is complete. */
export function describeRow({ scenario, client, store, wrong, notRun }: Row): string {
  const who = client === "tokens" ? "" : `, ${client}`;
  const what = notRun === undefined ? (wrong.length === 0 ? "ok" : wrong.join("; ")) : `not run: ${notRun}`;
  const text = `${scenario}${who}, ${store}: ${what}`;
  return wrong.length > 0 && client === "tokens" ? red(`✗ ${text}`) : text;
}

/** What the figures do not say. */
function notes(rows: readonly Row[]): string[] {
  const ours = rows.filter(({ client }) => client === "tokens");
  const wrong = ours.filter((row) => row.wrong.length > 0);
  const unavoidable = causes.flatMap((cause) => {
    const count = sum(ours, (row) => row.unavoidable[cause] ?? 0);
    return count > 0 ? [`${count} ${cause}`] : [];
  });
  const codes = new Map<string, number>();
  for (const row of ours)
    for (const [code, count] of Object.entries(row.rejected)) codes.set(code, (codes.get(code) ?? 0) + count);
  return [
    ...(unavoidable.length > 0 ? [`Lost, and no client could have saved them: ${unavoidable.join(", ")}.`] : []),
    ...(codes.size > 0
      ? [`Rejected callers, by error: ${[...codes].map(([code, count]) => `${count} ${code}`).join(", ")}.`]
      : []),
    ...rows.flatMap((row) =>
      row.notRun === undefined ? [] : [`Not run: ${row.scenario}, ${row.store}: ${row.notRun}.`],
    ),
    ...wrong.map((row) => `✗ ${row.scenario}, ${row.store}: ${[...new Set(row.wrong)].slice(0, 3).join("; ")}.`),
  ];
}

/** The stores of a scenario in one line; one where something is wrong has a line of its own. */
function grouped(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.filter(({ notRun }) => notRun === undefined)) {
    const name = [row.scenario, row.client, isOurs(row) && row.wrong.length > 0 ? row.store : ""].join("\n");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()].map((members) => ({
    rows: members,
    stores: members.length > 3 ? `${members.length} stores` : members.map(({ store }) => store).join(", "),
  }));
}

function isOurs({ client }: Row): boolean {
  return client === "tokens";
}

function isRed({ rows }: Group): boolean {
  return rows.some((row) => isOurs(row) && row.wrong.length > 0);
}

function cellsOf(group: Group): string[] {
  return columns.map(({ cell }) => cell(group));
}

function perExpiry(rows: readonly Row[]): string {
  return (
    sum(rows, ({ requests }) => requests) /
    Math.max(
      sum(rows, ({ expiries }) => expiries),
      1,
    )
  ).toFixed(2);
}

function sum(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((all, row) => all + value(row), 0);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function red(text: string): string {
  return styleText("red", stripVTControlCharacters(text), { stream: process.stdout });
}
