import type { Account } from "./authority.ts";
import type { Got } from "./counting.ts";
import type { Cause } from "./losses.ts";

/** What a scenario did to one client, on one store. */
export interface Row {
  readonly group: string;
  readonly scenario: string;
  /** The client: this library, or a peer. */
  readonly client: string;
  readonly store: string;
  /** How often the access token expired for everyone. */
  expiries: number;
  requests: number;
  overlapping: number;
  reuses: number;
  /** Spent refresh tokens that were answered within the grace window. */
  replays: number;
  kills: number;
  /** Sessions that a client could have saved. */
  lost: number;
  readonly unavoidable: Partial<Record<Cause, number>>;
  /** Sessions that the store itself dropped. */
  lostByStore: number;
  served: number;
  /** By error code. */
  readonly rejected: Record<string, number>;
  /** The message of one error of each code. */
  readonly messages: Record<string, string>;
  longestWaitMs: number;
  /** Why the row is red. */
  readonly wrong: string[];
  /** Why it was not run. */
  notRun?: string;
}

/** What a scenario allows besides served callers. */
export interface Allowed {
  /** Error codes that callers may get. */
  readonly rejected?: readonly string[];
  readonly overlapping?: number;
  /** Uses of a spent refresh token. @default any number */
  readonly reuses?: number;
  readonly longestWaitMs: number;
}

export function emptyRow(names: Pick<Row, "group" | "scenario" | "client" | "store">): Row {
  return {
    ...names,
    expiries: 0,
    requests: 0,
    overlapping: 0,
    reuses: 0,
    replays: 0,
    kills: 0,
    lost: 0,
    unavoidable: {},
    lostByStore: 0,
    served: 0,
    rejected: {},
    messages: {},
    longestWaitMs: 0,
    wrong: [],
  };
}

export function addGot(row: Row, got: Got): void {
  row.served += got.served;
  row.longestWaitMs = Math.max(row.longestWaitMs, got.longestWaitMs);
  for (const [code, count] of Object.entries(got.rejected)) row.rejected[code] = (row.rejected[code] ?? 0) + count;
  Object.assign(row.messages, { ...got.messages, ...row.messages });
}

export function addAccount(row: Row, { requests, overlapping, log }: Account): void {
  row.requests += requests;
  row.overlapping += overlapping;
  row.reuses += log.filter(({ kind }) => kind === "reused").length;
  row.replays += log.filter(({ kind }) => kind === "replayed").length;
}

export function addUnavoidable(row: Row, cause: Cause): void {
  row.unavoidable[cause] = (row.unavoidable[cause] ?? 0) + 1;
}

/** Says what is wrong with a row. */
export function judge(row: Row, allowed: Allowed): void {
  const { rejected = [], overlapping = 0, reuses = Infinity, longestWaitMs } = allowed;
  if (row.lost > 0) row.wrong.push(`${row.lost} sessions lost that a client could have saved`);
  if (row.reuses > reuses) row.wrong.push(`${row.reuses} uses of a spent refresh token`);
  if (row.overlapping > overlapping) row.wrong.push(`${row.overlapping} overlapping requests`);
  for (const [code, count] of Object.entries(row.rejected))
    if (!rejected.includes(code)) row.wrong.push(`${count} callers rejected with ${code} (${row.messages[code]})`);
  if (row.longestWaitMs > longestWaitMs) row.wrong.push(`a caller waited ${seconds(row.longestWaitMs)}`);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function total(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
