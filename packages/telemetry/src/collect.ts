import type { Clock } from "@tokens/core";
import type { Labels, MetricId, Reading } from "./catalog.ts";
import { sharedCall } from "./shared-call.ts";

/** A number of accounts that have these members in common. Rows with the same members add up, so one row per account is fine. */
export interface AccountCount {
  readonly provider: string;
  /** One of a fixed set of words, e.g. an `AccountState` of `@tokens/accounts`. */
  readonly state: string;
  readonly count: number;
  /**
   * When only a person can renew these accounts, in Unix milliseconds: the end of the refresh token, unless the program has a credential to
   * authenticate with. `undefined` when unknown.
   */
  readonly loginEndsAt?: number | undefined;
}

/** A number of notices that wait for a person. */
export interface NoticeCount {
  /** One of a fixed set of words. */
  readonly kind: string;
  readonly count: number;
}

/**
 * Functions for data that events do not contain, called when metrics are read. A function that throws or takes 5 s leaves its metrics
 * out.
 */
export interface Collectors {
  /** The accounts in the store. */
  readonly accounts?: () => readonly AccountCount[] | Promise<readonly AccountCount[]>;
  /** The notices that are open. */
  readonly notices?: () => readonly NoticeCount[] | Promise<readonly NoticeCount[]>;
  /** When the last sweep succeeded, in Unix milliseconds; `undefined` when none has. */
  readonly lastSweepAt?: () => number | undefined | Promise<number | undefined>;
}

/** Shorter than the 10 s after which Prometheus gives up on a scrape. */
const timeoutMs = 5000;
const day = 86_400_000;
const periods = { "7d": 7 * day, "30d": 30 * day };

/** Returns a function that reads what the collectors know. It never throws. */
export function createCollect(
  { accounts, notices, lastSweepAt }: Collectors,
  clock: Clock,
): () => Promise<readonly Reading[]> {
  const sources = [
    accounts && collector(clock, "accounts", accounts, (rows) => accountReadings(rows, clock.now())),
    notices && collector(clock, "notices", notices, (rows) => addUp("openNotices", rows, ({ kind }) => ({ kind }))),
    lastSweepAt &&
      collector(clock, "sweep", lastSweepAt, (at = 0) => [{ metric: "lastSweep", labels: {}, value: at / 1000 }]),
  ].filter((source) => source !== undefined);
  return async () => (await Promise.all(sources.map((read) => read()))).flat();
}

function collector<T>(
  clock: Clock,
  name: string,
  source: () => T | Promise<T>,
  readingsOf: (result: T) => readonly Reading[],
): () => Promise<readonly Reading[]> {
  const read = sharedCall(clock, timeoutMs, source);
  const success = (value: number): Reading => ({ metric: "collectorSuccess", labels: { collector: name }, value });
  return async () => {
    try {
      return [...readingsOf(await read()), success(1)];
    } catch {
      return [success(0)];
    }
  };
}

function accountReadings(rows: readonly AccountCount[], now: number): readonly Reading[] {
  // A login that has ended is no longer the next one to end: the state of its account says that a person is needed.
  const endsWithin = (ms: number, { loginEndsAt = 0, count }: AccountCount): boolean =>
    count > 0 && loginEndsAt > now && loginEndsAt <= now + ms;
  const ends = new Map<string, number>();
  for (const row of rows) {
    const { provider, loginEndsAt } = row;
    if (endsWithin(Infinity, row)) ends.set(provider, Math.min(loginEndsAt!, ends.get(provider) ?? Infinity));
  }
  return [
    ...addUp("accounts", rows, ({ provider, state }) => ({ provider, state })),
    ...Object.entries(periods).flatMap(([within, ms]) => {
      const ending = rows.map((row) => (endsWithin(ms, row) ? row : { ...row, count: 0 }));
      return addUp("loginsEnding", ending, ({ provider }) => ({ provider, within }));
    }),
    ...[...ends].map(([provider, at]): Reading => ({ metric: "loginEnd", labels: { provider }, value: at / 1000 })),
  ];
}

/** Adds up the counts of rows with the same labels. */
function addUp<Row extends { readonly count: number }>(
  metric: MetricId,
  rows: readonly Row[],
  labelsOf: (row: Row) => Labels,
): readonly Reading[] {
  const totals = new Map<string, Reading>();
  for (const row of rows) {
    const labels = labelsOf(row);
    const key = JSON.stringify(labels);
    totals.set(key, { metric, labels, value: (totals.get(key)?.value ?? 0) + row.count });
  }
  return [...totals.values()];
}
