import { truncate, displayWidth } from "./text.ts";

/** A column. Those that `shrinks` are truncated when a line is too long. */
export interface Column {
  readonly title: string;
  readonly shrinks?: boolean;
}

const gap = 2;
const minWidth = 8;

/** Formats aligned rows under their titles. `paint` colours a cell that has its final width. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  {
    width,
    heading,
    paint,
  }: { width: number; heading(text: string): string; paint(cell: string, column: number, row: number): string },
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index]!))),
  );
  shrink(widths, columns, width);
  const fitted = (text: string, index: number): string => {
    const short = truncate(text, widths[index]!);
    return index === columns.length - 1 ? short : short + " ".repeat(widths[index]! - displayWidth(short));
  };
  const separator = " ".repeat(gap);
  const head = columns.map(({ title }, index) => fitted(title, index)).join(separator);
  const body = rows.map((row, at) =>
    row
      .map((cell, index) => paint(fitted(cell, index), index, at))
      .join(separator)
      .trimEnd(),
  );
  return [heading(head.trimEnd()), ...body].join("\n");
}

/** Shrinks the widest of the columns that may shrink until the line fits, or none can shrink further. */
function shrink(widths: number[], columns: readonly Column[], most: number): void {
  for (;;) {
    const total = widths.reduce((sum, width) => sum + width + gap, -gap);
    const shrinkable = widths.map((width, index) => (columns[index]!.shrinks ? width : 0));
    const widest = shrinkable.indexOf(Math.max(...shrinkable));
    if (total <= most || shrinkable[widest]! <= minWidth) return;
    widths[widest]! -= Math.min(total - most, Math.max(1, shrinkable[widest]! - secondWidest(shrinkable)));
    widths[widest] = Math.max(widths[widest]!, minWidth);
  }
}

function secondWidest(widths: readonly number[]): number {
  return Math.max(minWidth, widths.toSorted((a, b) => b - a)[1] ?? 0);
}
