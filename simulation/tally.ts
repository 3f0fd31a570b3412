import { second, start } from "./times.ts";

const countNames = [
  "calls",
  "failed",
  "failedByStore",
  "rejectedWhileValid",
  "unauthorized",
  "unauthorizedTwice",
  "accepted",
  "unavailable",
  "limited",
  "refused",
  "early",
  "earlyBySkew",
  "superseded",
  "overlaps",
  "overlapsAfterLease",
  "storeGet",
  "storeClaim",
  "storeCommit",
  "storeRelease",
  "storeList",
  "storeFailed",
  "lostByKill",
  "lostIdle",
  "lost",
  "givenUp",
  "alive",
] as const;

export type Count = (typeof countNames)[number];

/** What one shard has counted; tallies of shards add up. */
export interface Tally {
  readonly counts: Record<Count, number>;
  /** Token requests in each second. */
  readonly requests: Uint32Array<ArrayBuffer>;
  /** Operations of the store in each second. */
  readonly storeOps: Uint32Array<ArrayBuffer>;
  /** Calls, and operations of the store, by how long they took. */
  readonly waits: Uint32Array<ArrayBuffer>;
  readonly storeWaits: Uint32Array<ArrayBuffer>;
  longestWaitMs: number;
  longestStoreWaitMs: number;
  longestSweepMs: number;
  /** Sessions that ended because nothing used them, by provider. */
  readonly lostIdleOf: Record<string, number>;
}

/** Upper ends of the buckets, in milliseconds: twenty for each power of ten. */
const buckets: readonly number[] = Array.from({ length: 140 }, (_, n) => 10 ** (n / 20));

export function newTally(durationMs: number): Tally {
  const seconds = Math.ceil(durationMs / second);
  return {
    counts: Object.fromEntries(countNames.map((name) => [name, 0])) as Record<Count, number>,
    requests: new Uint32Array(seconds),
    storeOps: new Uint32Array(seconds),
    waits: new Uint32Array(buckets.length),
    storeWaits: new Uint32Array(buckets.length),
    longestWaitMs: 0,
    longestStoreWaitMs: 0,
    longestSweepMs: 0,
    lostIdleOf: {},
  };
}

export function secondOf(at: number): number {
  return Math.floor((at - start) / second);
}

/** What comes after the last second, when a run ends, is not counted. */
export function countAt(series: Uint32Array, at: number): void {
  const place = secondOf(at);
  if (place < series.length) series[place]! += 1;
}

export function countWait(histogram: Uint32Array, ms: number): void {
  const bucket = ms <= 1 ? 0 : Math.min(Math.ceil(Math.log10(ms) * 20), buckets.length - 1);
  histogram[bucket]! += 1;
}

/** The time that a share of all waits does not exceed, in milliseconds: the end of its bucket, or the longest wait. 0 without a wait. */
export function quantile(histogram: Uint32Array, share: number, longest: number): number {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of histogram.entries()) {
    seen += count;
    if (all > 0 && seen >= all * share) return Math.min(buckets[bucket]!, longest);
  }
  return 0;
}

/** Adds what another shard has counted. */
export function addTally(sum: Tally, other: Tally): void {
  for (const name of countNames) sum.counts[name] += other.counts[name];
  for (const series of ["requests", "storeOps", "waits", "storeWaits"] as const)
    for (let place = 0; place < other[series].length; place++) sum[series][place]! += other[series][place]!;
  for (const longest of ["longestWaitMs", "longestStoreWaitMs", "longestSweepMs"] as const)
    sum[longest] = Math.max(sum[longest], other[longest]);
  for (const [name, lost] of Object.entries(other.lostIdleOf))
    sum.lostIdleOf[name] = (sum.lostIdleOf[name] ?? 0) + lost;
}
