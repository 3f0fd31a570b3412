import type { RouteArguments, RouteInput, RouteItem } from "@tokens/provider-kit";
import type { Hubstaff } from "./client.ts";
import type { Endpoints } from "./endpoints.ts";
import { rangeLimit, type RangeName, type RangeRoute } from "./range-limits.ts";

/** Input of a route with a range; the end of the range is required. */
export type RangeInput<R extends RangeRoute> = RouteInput<Endpoints, R> & {
  readonly query: { readonly [K in `${RangeName<R>}[${"start" | "stop"}]`]: string };
};

/** What identifies a row: its id and its version. */
interface Versioned {
  readonly id: number;
  readonly updated_at?: string;
}

const dayMs = 86_400_000;

/**
 * The rows of a range of any length, from operations that limit it to 7, 14 or 31 days: one window after the other, as one stream.
 * Each row comes once; a row that changes meanwhile comes again in its new version. Times without a zone are UTC. Throws a
 * `RangeError` for an invalid range or one that ends before it starts, and what `items()` throws.
 *
 * @example
 * ```ts
 * const query = { "date[start]": "2026-01-01", "date[stop]": "2026-12-31" };
 * const route = "GET /v2/organizations/{organization_id}/activities/daily";
 * for await (const day of splitRange(hubstaff, route, { organization_id: 7, query })) console.log(day.tracked);
 * ```
 */
export async function* splitRange<R extends RangeRoute>(
  hubstaff: Hubstaff,
  route: R,
  input: RangeInput<R>,
): AsyncGenerator<RouteItem<Endpoints, R>, void, undefined> {
  const [name, days] = rangeLimit(route)!;
  const [startKey, stopKey] = [`${name}[start]`, `${name}[stop]`];
  const query = input.query as Readonly<Record<string, string>>;
  // Only adjacent windows share rows, so only the one before has to be remembered.
  let before = new Set<string>();
  for (const [start, stop] of windows(query[startKey], query[stopKey], days, name === "date")) {
    const here = new Set<string>();
    const window = { ...input, query: { ...query, [startKey]: start, [stopKey]: stop } };
    const args = [window] as unknown as RouteArguments<Endpoints, R>;
    for await (const item of hubstaff.items<R>(route as never, ...args)) {
      const { id, updated_at: version = "" } = item as Versioned;
      const mark = `${id} ${version}`;
      if (before.has(mark) || here.has(mark)) continue;
      here.add(mark);
      yield item;
    }
    before = here;
  }
}

/**
 * Splits a range into consecutive windows of at most `days` days. Where ends are inclusive (dates), a window starts the day after
 * the previous one ends; otherwise it starts where that ends. Days are counted in UTC, where each has 24 hours.
 */
function* windows(
  start: string | undefined,
  stop: string | undefined,
  days: number,
  inclusive: boolean,
): Generator<readonly [start: string, stop: string], void, undefined> {
  const [from, until] = [zoned(start), zoned(stop)];
  const [first, last] = [moment(from, inclusive), moment(until, inclusive)];
  if (!(first <= last))
    throw new RangeError(`The range from ${start} to ${stop} is invalid: pass two ISO 8601 times, in order.`);
  const write = (ms: number): string => new Date(ms).toISOString().slice(0, inclusive ? 10 : undefined);
  const end = inclusive ? last + dayMs : last;
  for (let at = first; at < end; at += days * dayMs) {
    const next = at + days * dayMs;
    // The ends of the whole range are sent as written, to the microsecond.
    yield [at === first ? from : write(at), next >= end ? until : write(inclusive ? next - dayMs : next)];
  }
}

/** A time without a zone is in UTC, like a date. */
function zoned(text: string = ""): string {
  return !text.includes("T") || /(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
}

/** Unix milliseconds, or `NaN`. */
function moment(text: string, isDate: boolean): number {
  return isDate && !/^\d{4}-\d\d-\d\d$/.test(text) ? Number.NaN : Date.parse(text);
}
