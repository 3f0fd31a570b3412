import { createColors } from "picocolors";
import { cells, isMissed, missedTargets, type GroupResult, type Section } from "./report.ts";

const numeric = [false, true, true, true, false];

/** The tables of a run in plain text. A row that misses its target is red. */
export function terminalReport(groups: readonly GroupResult[], colors: boolean): string {
  const { bold, dim, red, green } = createColors(colors);
  const sections = groups.flatMap((group) => group.sections);
  const widths = numeric.map((_, column) =>
    Math.max(...sections.flatMap(({ rows, unit }) => rows.map((row) => cells(row, unit)[column]!.length))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("   ")
      .trimEnd();
  const table = ({ title, rows, unit }: Section): string[] => [
    dim(title),
    ...rows.map((row) => {
      const text = `  ${line(cells(row, unit))}`;
      return isMissed(row) ? red(`${text}   missed`) : text;
    }),
  ];
  const missed = missedTargets(groups).length;
  return [
    ...groups.flatMap((group) => ["", bold(group.title), ...group.sections.flatMap(table)]),
    "",
    missed === 0
      ? green("Every target is met.")
      : red(`${missed} ${missed === 1 ? "target is" : "targets are"} missed.`),
  ].join("\n");
}
