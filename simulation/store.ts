import type { Claim, ClaimRequest, Commit, Session, SharedSessionManager } from "@tokens/core";
import { indexOf } from "./accounts.ts";
import type { Random } from "./random.ts";
import type { Span } from "./scenario.ts";
import { countAt, countWait, type Count, type Tally } from "./tally.ts";
import { minute, start } from "./times.ts";
import type { Life, Timeline } from "./timeline.ts";

interface Row {
  readonly key: string;
  session: Session | undefined;
  lease?: { readonly owner: string; readonly since: number; readonly until: number } | undefined;
  watchers?: Set<() => void> | undefined;
}

export interface Store {
  /** What is stored for a session, without an operation. */
  peek(index: number): Session | undefined;
  seed(key: string, session: Session): void;
  /** When the lease of a session ends; 0 without one. */
  leaseUntil(index: number): number;
  /** The store as a process reaches it. `onCommit`: a session of this process has been stored. */
  viewOf(life: Life, onCommit: (index: number) => void): SharedSessionManager & { expiring: Expiring };
}

type Expiring = NonNullable<SharedSessionManager["expiring"]>;

export interface StoreOptions {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly tally: Tally;
  readonly failovers: readonly Span[];
  readonly pool: number;
}

/** An operation takes 1 to 4 ms of a connection; a refusal takes 200 ms, and a push 5 ms. */
const serviceMs = 1;
const serviceSpreadMs = 3;
const refusalMs = 200;
const pushMs = 5;

/** A database with leases on its own clock, an index of expiring sessions, and notifications. */
export function createStore({ timeline, random, tally, failovers, pool }: StoreOptions): Store {
  const rows: Row[] = [];
  const index = createExpiryIndex();
  const queue: (() => void)[] = [];
  let connections = 0;

  function isAway(): boolean {
    const at = timeline.now() - start;
    return failovers.some(({ from, to }) => at >= from && at < to);
  }

  /** An operation takes effect when it has a connection, and its answer frees the connection. */
  function ask<T>(life: Life, count: Count, effect: () => T): Promise<T> {
    const askedAt = timeline.now();
    return new Promise((resolve, reject) => {
      const serve = (): void => {
        connections += 1;
        const now = timeline.now();
        countAt(tally.storeOps, now);
        tally.counts[count] += 1;
        const away = isAway();
        const answer = away ? undefined : effect();
        timeline.in(away ? refusalMs : serviceMs + random() * serviceSpreadMs, () => {
          connections -= 1;
          queue.shift()?.();
          if (!life.alive) return;
          if (away) {
            tally.counts.storeFailed += 1;
            return reject(new Error("connection refused"));
          }
          const tookMs = timeline.now() - askedAt;
          if (pool < Infinity) countWait(tally.storeWaits, tookMs);
          tally.longestStoreWaitMs = Math.max(tally.longestStoreWaitMs, tookMs);
          resolve(answer as T);
        });
      };
      if (connections < pool) serve();
      else queue.push(serve);
    });
  }

  function write(row: Row, session: Session | undefined): void {
    index.move(row.key, row.session?.expiresAt, session?.expiresAt);
    row.session = session;
  }

  function free(row: Row, owner?: string): void {
    if (owner === undefined || row.lease?.owner === owner) row.lease = undefined;
    for (const watcher of row.watchers ?? []) timeline.in(pushMs, watcher);
  }

  function claim(row: Row, { known, owner, leaseMs }: ClaimRequest): Claim {
    const { session, lease } = row;
    if (session && session.version !== known) return { kind: "newer", session };
    const now = timeline.now();
    if (lease && lease.until > now) return { kind: "busy", retryAfterMs: lease.until - now };
    row.lease = { owner, since: now, until: now + leaseMs };
    return { kind: "claimed", session, ...(lease && { interrupted: { since: lease.since } }) };
  }

  function commit(
    row: Row,
    session: Session,
    { owner, parent }: { owner: string; parent: string | undefined },
  ): Commit {
    const { session: stored } = row;
    const current = stored?.version === parent;
    if (current) write(row, session);
    else if (stored?.version !== session.version) tally.counts.superseded += 1;
    free(row, owner);
    return current ? "committed" : { superseded: stored };
  }

  const rowOf = (key: string): Row => rows[indexOf(key)]!;

  return {
    peek: (place) => rows[place]?.session,
    seed(key, session) {
      rows[indexOf(key)] = { key, session };
      index.move(key, undefined, session.expiresAt);
    },
    leaseUntil: (place) => rows[place]?.lease?.until ?? 0,
    viewOf: (life, onCommit) => ({
      get: (key) => ask(life, "storeGet", () => rowOf(key).session),
      set: (key, session) => ask(life, "storeCommit", () => (write(rowOf(key), session), free(rowOf(key)))),
      claim: (key, request) => ask(life, "storeClaim", () => claim(rowOf(key), request)),
      commit: (key, session, claimed) =>
        ask(life, "storeCommit", () => {
          onCommit(indexOf(key));
          return commit(rowOf(key), session, claimed);
        }),
      release: (key, { owner }) => ask(life, "storeRelease", () => free(rowOf(key), owner)),
      watch(key, onChange) {
        const row = rowOf(key);
        const watcher = (): void => void (life.alive && onChange());
        (row.watchers ??= new Set()).add(watcher);
        return {
          [Symbol.dispose]() {
            row.watchers?.delete(watcher);
            if (row.watchers?.size === 0) row.watchers = undefined;
          },
        };
      },
      async *expiring({ before, limit }) {
        const due = await ask(life, "storeList", () => index.first(before, limit));
        for (const [key, expiresAt] of due) yield { key, expiresAt };
      },
    }),
  };
}

type Expiry = readonly [key: string, expiresAt: number];

/** Sessions by the minute in which their access token expires. */
function createExpiryIndex(): {
  move(key: string, from: number | undefined, to: number | undefined): void;
  first(before: number, limit: number): readonly Expiry[];
} {
  const minutes: (Map<string, number> | undefined)[] = [];
  const origin = start - 40 * 24 * 60 * minute;
  const placeOf = (at: number): number => Math.max(Math.floor((at - origin) / minute), 0);
  let earliest = Infinity;
  return {
    move(key, from, to) {
      if (from !== undefined) minutes[placeOf(from)]?.delete(key);
      if (to === undefined) return;
      const place = placeOf(to);
      earliest = Math.min(earliest, place);
      (minutes[place] ??= new Map()).set(key, to);
    },
    first(before, limit) {
      const found: Expiry[] = [];
      for (let place = earliest; place <= placeOf(before) && found.length < limit; place++) {
        const entries = minutes[place];
        if (entries?.size)
          found.push(...[...entries].filter(([, at]) => at < before).toSorted(([, a], [, b]) => a - b));
        else if (place === earliest) earliest += 1;
      }
      return found.slice(0, limit);
    },
  };
}
