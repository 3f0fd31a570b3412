import { cut, widthOf } from "./text.ts";

/** A column. One that `gives` is cut first where the line would be too long. */
export interface Column {
  readonly title: string;
  readonly gives?: boolean;
}

const gap = 2;
const least = 8;

/** Aligned rows under their titles. `paint` colours a cell that already has its final width. */
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
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index]!))),
  );
  shrink(widths, columns, width);
  const fitted = (text: string, index: number): string => {
    const short = cut(text, widths[index]!);
    return index === columns.length - 1 ? short : short + " ".repeat(widths[index]! - widthOf(short));
  };
  const joint = " ".repeat(gap);
  const head = columns.map(({ title }, index) => fitted(title, index)).join(joint);
  const body = rows.map((row, at) =>
    row
      .map((cell, index) => paint(fitted(cell, index), index, at))
      .join(joint)
      .trimEnd(),
  );
  return [heading(head.trimEnd()), ...body].join("\n");
}

/** Takes from the widest of the columns that give until all fit, or nothing is left to take. */
function shrink(widths: number[], columns: readonly Column[], most: number): void {
  for (;;) {
    const total = widths.reduce((sum, width) => sum + width + gap, -gap);
    const giving = widths.map((width, index) => (columns[index]!.gives ? width : 0));
    const widest = giving.indexOf(Math.max(...giving));
    if (total <= most || giving[widest]! <= least) return;
    widths[widest]! -= Math.min(total - most, Math.max(1, giving[widest]! - secondWidest(giving)));
    widths[widest] = Math.max(widths[widest]!, least);
  }
}

function secondWidest(widths: readonly number[]): number {
  return Math.max(least, widths.toSorted((a, b) => b - a)[1] ?? 0);
}
