import { styleText } from "node:util";
import type { Row } from "./scene.ts";

/** The rows of a consumer. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Every row in columns, with the first line of its remark. */
export function tableOf(sections: readonly Section[]): string {
  const width = Math.max(...sections.flatMap(({ rows }) => rows.map(({ what }) => what.length)));
  return sections.map(({ title, rows }) => [title, ...rows.map((found) => line(found, width))].join("\n")).join("\n\n");
}

function line({ what, ok, remark }: Row, width: number): string {
  const mark = ok ? styleText("green", "✓") : styleText("red", "✗");
  return `  ${mark} ${what.padEnd(width)}  ${remark.split("\n")[0]}`;
}

/** All that red rows say. */
export function problemsOf(sections: readonly Section[]): readonly { where: string; why: string }[] {
  return sections.flatMap(({ title, rows }) =>
    rows.filter(({ ok }) => !ok).map(({ what, remark }) => ({ where: `${title}, ${what}`, why: remark })),
  );
}
