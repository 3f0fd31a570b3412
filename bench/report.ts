import type { Spread } from "./statistics.ts";

/** What the value of a row counts. */
export type Unit = "times" | "bytes" | "kilobytes" | "operations";

export type Target = { readonly atLeast: number } | { readonly atMost: number };

export interface Row {
  readonly name: string;
  /** Whose figure it is: this project's, or that of something it is compared with. */
  readonly of: "tokens" | "other";
  readonly value: Spread;
  readonly target?: Target;
  /** The measurement behind the value, in words. */
  readonly absolute: string;
}

/** Rows that can be compared with each other. */
export interface Section {
  readonly title: string;
  readonly unit: Unit;
  readonly rows: readonly Row[];
}

/** What a group measured. */
export interface GroupResult {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly sections: readonly Section[];
}

/** Whether a row has a target that its median misses. */
export function isMissed({ value, target }: Row): boolean {
  if (!target) return false;
  return "atLeast" in target ? value.median < target.atLeast : value.median > target.atMost;
}

/** What misses its target, in words. */
export function missedTargets(groups: readonly GroupResult[]): string[] {
  return groups.flatMap(({ title: group, sections }) =>
    sections.flatMap(({ title, unit, rows }) =>
      rows.filter(isMissed).map((row) => {
        const [name, value, , target] = cells(row, unit);
        return `${group}, ${title}: ${name} is ${value}, the target is ${target}`;
      }),
    ),
  );
}

const formats: Readonly<Record<Unit, (value: number, moreDigits: number) => string>> = {
  times: (value, more) => `${value.toFixed((value < 10 ? 2 : value < 100 ? 1 : 0) + more)}×`,
  bytes: (value, more) => `${value.toFixed(more)} B`,
  kilobytes: (value, more) => `${(value / 1000).toFixed(2 + more)} kB`,
  operations: (value, more) => value.toFixed(more),
};

/** A value in its unit: `0.97×`, `612 B`, `6.85 kB`, `104`. */
export function formatted(value: number, unit: Unit, moreDigits = 0): string {
  return formats[unit](value, moreDigits);
}

/** The median, with more digits when it would look like the target that it misses. */
function formattedMedian(row: Row, unit: Unit): string {
  const { value, target } = row;
  if (!target || !isMissed(row)) return formatted(value.median, unit);
  const limit = limitOf(target);
  const moreDigits = [0, 1, 2].find((more) => formatted(value.median, unit, more) !== formatted(limit, unit, more));
  return formatted(value.median, unit, moreDigits);
}

function limitOf(target: Target): number {
  return "atLeast" in target ? target.atLeast : target.atMost;
}

/** `16,895`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** The quartiles, or nothing when the value does not vary. */
export function formattedSpread({ low, high }: Spread, unit: Unit): string {
  const [from, to] = [formatted(low, unit), formatted(high, unit)];
  return from === to ? "" : `${from} to ${to}`;
}

export function formattedTarget(target: Target | undefined, unit: Unit): string {
  if (!target) return "";
  return `${"atLeast" in target ? "≥" : "≤"} ${formatted(limitOf(target), unit)}`;
}

/** The cells of a row: name, value, spread, target, absolute. */
export function cells(row: Row, unit: Unit): string[] {
  const { name, value, target, absolute } = row;
  return [name, formattedMedian(row, unit), formattedSpread(value, unit), formattedTarget(target, unit), absolute];
}
