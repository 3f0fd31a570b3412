/** The middle of measurements and how far they spread: the first and third quartile. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Throws a `RangeError` without values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** One value, which does not vary. */
export function exactly(value: number): Spread {
  return { low: value, median: value, high: value };
}

/** Between two values, the quantile is on the line from one to the other. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new RangeError("There are no values.");
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}
