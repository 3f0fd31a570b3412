import type { Result } from "./run.ts";
import { secondOf, quantile, type Tally } from "./tally.ts";
import { hour, minute, second, start } from "./times.ts";

/** What a row of the table says. Ratios are to the mean of the requests that were accepted. */
export interface Figures {
  readonly requestsPerSessionDay: number;
  readonly acceptedPerSecond: number;
  /** Requests in the busiest second. */
  readonly peakPerSecond: number;
  /** The busiest second and the busiest minute. */
  readonly peakSecond: number;
  readonly peakMinute: number;
  /** The busiest second in the two hours after an outage or a failover. */
  readonly peakAfter: number | undefined;
  readonly opsPerRefresh: number;
  readonly opsPerSecond: number;
  readonly peakOpsPerSecond: number;
  readonly longestWaitMs: number;
  readonly waitMs99: number;
  readonly storeWaitMs99: number;
  readonly longestStoreWaitMs: number;
  readonly longestSweepMs: number;
}

const afterMs = 2 * hour;

export function figuresOf({ scenario, tally }: Result): Figures {
  const { counts, requests, storeOps } = tally;
  const seconds = requests.length;
  const mean = counts.accepted / seconds;
  const ratio = (perSecond: number): number => (mean > 0 ? perSecond / mean : 0);
  const ends = [...scenario.outages, ...scenario.failovers].map(({ to }) => secondOf(start + to));
  const after = ends.map((end) => highest(requests.subarray(end, end + afterMs / second)));
  return {
    requestsPerSessionDay: sum(requests) / scenario.sessions / scenario.days,
    acceptedPerSecond: mean,
    peakPerSecond: highest(requests),
    peakSecond: ratio(highest(requests)),
    peakMinute: ratio(highest(perMinute(requests)) / 60),
    peakAfter: after.length > 0 ? ratio(Math.max(...after)) : undefined,
    opsPerRefresh: counts.accepted > 0 ? sum(storeOps) / counts.accepted : 0,
    opsPerSecond: sum(storeOps) / seconds,
    peakOpsPerSecond: highest(storeOps),
    longestWaitMs: tally.longestWaitMs,
    waitMs99: quantile(tally.waits, 0.99, tally.longestWaitMs),
    storeWaitMs99: quantile(tally.storeWaits, 0.99, tally.longestStoreWaitMs),
    longestStoreWaitMs: tally.longestStoreWaitMs,
    longestSweepMs: tally.longestSweepMs,
  };
}

/** Sums of sixty seconds each. */
export function perMinute(
  series: Uint32Array,
  fromMs: number = 0,
  toMs: number = (series.length / 60) * minute,
): number[] {
  const minutes = Math.floor((toMs - fromMs) / minute);
  const first = fromMs / second;
  return Array.from({ length: minutes }, (_, n) => sum(series.subarray(first + n * 60, first + (n + 1) * 60)));
}

function sum(series: Uint32Array): number {
  let all = 0;
  for (const count of series) all += count;
  return all;
}

function highest(series: Uint32Array | readonly number[]): number {
  let most = 0;
  for (const count of series) most = Math.max(most, count);
  return most;
}

/** One violated promise of the library, in a row of the table. */
export interface Fault {
  readonly scenario: string;
  readonly what: string;
  readonly count: number;
}

/** Longer than a lease and a deadline: no call waits for that. */
const longestWaitMs = 25_000;

/** What a client that keeps its promises never does, whatever fails around it. */
const promises: readonly [what: string, count: (tally: Tally) => number][] = [
  ["sessions lost that a client could have saved", ({ counts }) => counts.lost],
  ["sessions given up although their grant is alive", ({ counts }) => counts.givenUp],
  ["token requests of a session at once, under one lease", ({ counts }) => counts.overlaps],
  ["calls rejected although the token was valid", ({ counts }) => counts.rejectedWhileValid],
  ["calls rejected with a token that had just been refreshed", ({ counts }) => counts.unauthorizedTwice],
  ["accepted token requests whose tokens were not stored", ({ counts }) => counts.superseded],
  ["token requests in the first half of a token's life", ({ counts }) => counts.early],
  ["calls that waited for more than 25 s", (tally) => (tally.longestWaitMs > longestWaitMs ? 1 : 0)],
];

export function faultsOf({ scenario, tally }: Result): readonly Fault[] {
  return promises
    .map(([what, count]) => ({ scenario: scenario.name, what, count: count(tally) }))
    .filter(({ count }) => count > 0);
}
