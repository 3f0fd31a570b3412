import { usageError } from "./failure.ts";

const factors: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of `90s`, `10m`, `1h`, `2d`; undefined for anything else. */
function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * factors[unit!]!;
}

/** Milliseconds of an option's duration. Throws a `CommandError` that names the option. */
export function durationOf(option: string, text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw usageError(`${option} takes a duration such as 90s, 10m, 1h or 2d, not "${text}".`);
  return ms;
}
