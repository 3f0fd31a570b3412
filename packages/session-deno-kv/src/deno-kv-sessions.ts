import {
  systemClock,
  type Claim,
  type Clock,
  type Commit,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import { conflictError, isLocked, storeError } from "./errors.ts";
import { expiringPrefix, indexKey, recordKey, sessionsPrefix, type DenoKv, type DenoKvEntry } from "./kv.ts";
import { entryOf, expiryOf, recordOf, valueOf, type KvRecord, type Lease } from "./record.ts";
import { watchRecord } from "./watch.ts";

/** Options of `denoKvSessions`. */
export interface DenoKvSessionsOptions {
  /**
   * Clock for leases: Deno KV has none.
   *
   * @default systemClock
   */
  readonly clock?: Clock;
}

/** A session manager in Deno KV. */
export type DenoKvSessions<S extends Session = Session> = Required<SharedSessionManager<S>>;

/** The answer of a change, and the record to store instead, if any. */
interface Change<S extends Session, T> {
  readonly answer: T;
  readonly next?: KvRecord<S>;
}

type Decide<S extends Session, T> = (value: unknown) => Change<S, T>;

const maxAttempts = 100;
/** A notification can be lost with its connection, so a waiter polls after this time at the latest. */
const longestWaitMs = 1000;

/** Sessions in Deno KV. `kv` is from `Deno.openKv()`; the caller closes it. Throws a `TypeError` for anything else. */
export function denoKvSessions<S extends Session = Session>(
  kv: DenoKv,
  { clock = systemClock }: DenoKvSessionsOptions = {},
): DenoKvSessions<S> {
  checkOption(
    "denoKvSessions(kv): kv",
    kv,
    hasMethods(kv, "get", "list", "watch", "atomic"),
    "a Deno.Kv, e.g. await Deno.openKv()",
  );
  checkOption("clock", clock, hasMethods(clock, "now", "sleep"), "a clock, e.g. systemClock");

  async function run<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, what);
    }
  }

  /** Milliseconds until a lease ends. One that starts further ahead than a lease lasts is from a clock that was wrong. */
  function remaining({ since, until }: Lease): number {
    const now = clock.now();
    return since - now > until - since ? 0 : Math.max(until - now, 0);
  }

  /** Replaces a record, and its place in the index, unless it has changed since it was read. */
  async function write(key: string, { value, versionstamp }: DenoKvEntry, next: KvRecord<S>): Promise<boolean> {
    const [before, after] = [expiryOf(value), expiryOf(next)];
    const stored = valueOf(next);
    const operation = kv.atomic().check({ key: recordKey(key), versionstamp });
    if (stored === undefined) operation.delete(recordKey(key));
    else operation.set(recordKey(key), stored);
    if (before !== undefined && before !== after) operation.delete(indexKey(before, key));
    if (after !== undefined && before !== after) operation.set(indexKey(after, key), 0);
    return (await operation.commit()).ok;
  }

  /** Reads a record and writes what follows from it; `undefined` when another writer came in between, and nothing changed. */
  async function attempt<T>(key: string, decide: Decide<S, T>): Promise<{ readonly answer: T } | undefined> {
    try {
      const entry = await kv.get(recordKey(key));
      const { answer, next } = decide(entry.value);
      return !next || (await write(key, entry, next)) ? { answer } : undefined;
    } catch (error) {
      if (!isLocked(error)) throw error;
      await systemClock.sleep(Math.random() * 20);
      return undefined;
    }
  }

  /** Repeats a change until nobody has changed the record in between. */
  function change<T>(verb: string, key: string, decide: Decide<S, T>): Promise<T> {
    const what = `${verb} the session ${key}`;
    return run(what, async () => {
      for (let turn = 1; turn <= maxAttempts; turn++) {
        const done = await attempt(key, decide);
        if (done) return done.answer;
      }
      throw conflictError(what);
    });
  }

  return {
    get: (key) => change("read", key, (value) => ({ answer: recordOf<S>(key, value).session })),

    set: (key, session) => change(session ? "store" : "forget", key, () => ({ answer: undefined, next: { session } })),

    claim: (key, { known, owner, leaseMs }) =>
      change<Claim<S>>("claim", key, (value) => {
        const { session, lease } = recordOf<S>(key, value);
        if (session && session.version !== known) return { answer: { kind: "newer", session } };
        const left = lease ? remaining(lease) : 0;
        const length = Math.ceil(leaseMs);
        // The answer to the first claim was lost.
        const isOwn = left > 0 && lease?.owner === owner;
        if (left > 0 && !isOwn) return { answer: { kind: "busy", retryAfterMs: Math.min(left, longestWaitMs) } };
        const interrupted = lease && !(isOwn && lease.since === lease.until - length) && { since: lease.since };
        const answer: Claim<S> = { kind: "claimed", session, ...(interrupted && { interrupted }) };
        const now = clock.now();
        const next = { session, lease: { owner, since: lease?.since ?? now, until: now + length } };
        return isOwn ? { answer } : { answer, next };
      }),

    commit: (key, session, { owner, parent }) =>
      change<Commit<S>>("commit", key, (value) => {
        const stored = recordOf<S>(key, value);
        const own = stored.lease?.owner === owner;
        const lease = own ? undefined : stored.lease;
        if (stored.session?.version === parent) return { answer: "committed", next: { session, lease } };
        return { answer: { superseded: stored.session }, ...(own && { next: { session: stored.session } }) };
      }),

    release: (key, { owner }) =>
      change<void>("release", key, (value) => {
        const { session, lease } = recordOf<S>(key, value);
        return { answer: undefined, ...(lease?.owner === owner && { next: { session } }) };
      }),

    watch: (key, onChange) => watchRecord(kv, key, onChange),

    async *expiring({ before, limit }) {
      const end = [...expiringPrefix, before];
      const entries = kv.list({ prefix: expiringPrefix, end }, { limit: Math.min(limit, Number.MAX_SAFE_INTEGER) });
      for await (const { key } of stream("list the expiring sessions", entries)) {
        const [expiresAt, name] = key.slice(expiringPrefix.length) as [number, string];
        yield { key: name, expiresAt };
      }
    },

    async *list() {
      for await (const { key, value } of stream("list the sessions", kv.list({ prefix: sessionsPrefix }))) {
        const entry = entryOf(String(key.at(-1)), value, (lease) => remaining(lease) > 0);
        if (entry) yield entry;
      }
    },
  };
}

async function* stream(what: string, entries: AsyncIterable<DenoKvEntry>): AsyncGenerator<DenoKvEntry> {
  try {
    yield* entries;
  } catch (error) {
    throw storeError(error, what);
  }
}
