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

const formats: Readonly<Record<Unit, (value: number) => string>> = {
  times: (value) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)}×`,
  bytes: (value) => `${value.toFixed(0)} B`,
  kilobytes: (value) => `${(value / 1000).toFixed(2)} kB`,
  operations: (value) => value.toFixed(0),
};

/** A value in its unit: `0.97×`, `612 B`, `6.85 kB`, `104`. */
export function formatted(value: number, unit: Unit): string {
  return formats[unit](value);
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
  return "atLeast" in target ? `≥ ${formatted(target.atLeast, unit)}` : `≤ ${formatted(target.atMost, unit)}`;
}

/** The cells of a row: name, value, spread, target, absolute. */
export function cells(row: Row, unit: Unit): string[] {
  const { name, value, target, absolute } = row;
  return [name, formatted(value.median, unit), formattedSpread(value, unit), formattedTarget(target, unit), absolute];
}
