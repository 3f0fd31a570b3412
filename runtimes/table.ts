import { styleText } from "node:util";
import type { Result } from "./suite/case.ts";

/** A runtime and what it said about each case. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly results: ReadonlyMap<string, Result>;
}

/** The rows of the table, by group. */
export interface Group {
  readonly title: string;
  readonly names: readonly string[];
}

const marks: Readonly<Record<Result["outcome"], string>> = { passed: "✓", failed: "✗", "left out": "–" };

/** A case without a result is red: the runtime ended before it. */
function outcomeOf({ results }: Column, name: string): Result["outcome"] {
  return results.get(name)?.outcome ?? "failed";
}

/** What is said of a case that a runtime did not reach, because it ended. */
export const afterTheEnd = "It ended before this case.";

/** Every red cell, with what went wrong. */
export function failuresOf(
  columns: readonly Column[],
  groups: readonly Group[],
): readonly { where: string; why: string }[] {
  const names = groups.flatMap((group) => group.names);
  return columns.flatMap((column) =>
    names
      .filter((name) => outcomeOf(column, name) === "failed")
      .map((name) => ({
        where: `${column.title} ${column.version}, ${name}`,
        why: column.results.get(name)?.remark ?? afterTheEnd,
      })),
  );
}

/** Why cells are left out: the cases of each reason. */
export function reasonsOf(
  columns: readonly Column[],
  groups: readonly Group[],
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const name of groups.flatMap((group) => group.names)) {
    const left = columns.map(({ results }) => results.get(name)).filter((result) => result?.outcome === "left out");
    for (const reason of new Set(left.map((result) => result!.remark ?? ""))) {
      reasons.set(reason, [...(reasons.get(reason) ?? []), name.replace(/^loads /, "")]);
    }
  }
  return reasons;
}

/** The table for a terminal. */
export function terminalTable(columns: readonly Column[], groups: readonly Group[]): string {
  const first = Math.max(...groups.flatMap(({ names }) => names.map((name) => name.length + 2)));
  const widths = columns.map(({ title, version }) => Math.max(title.length, version.length) + 2);
  const line = (label: string, cells: readonly string[], paint: (text: string) => string = String): string =>
    `${label.padEnd(first)}${cells.map((cell, index) => paint(cell.padStart(widths[index]!))).join("")}`;
  const paint = (text: string): string => (text.trim() === marks.failed ? styleText("red", text) : text);
  return [
    line(
      "",
      columns.map(({ title }) => title),
    ),
    line(
      "",
      columns.map(({ version }) => version),
    ),
    ...groups.flatMap(({ title, names }) => [
      "",
      styleText("bold", title),
      ...names.map((name) =>
        line(
          `  ${name}`,
          columns.map((column) => marks[outcomeOf(column, name)]),
          paint,
        ),
      ),
    ]),
  ].join("\n");
}

/** The table for docs/runtimes.md. */
export function markdownTable(columns: readonly Column[], { title, names }: Group): string {
  const rows = [
    [title, ...columns.map((column) => `${column.title} ${shortVersion(column.version)}`)],
    ["---", ...columns.map(() => ":-:")],
    ...names.map((name) => [name, ...columns.map((column) => marks[outcomeOf(column, name)])]),
  ];
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`).join("\n");
}

function shortVersion(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
