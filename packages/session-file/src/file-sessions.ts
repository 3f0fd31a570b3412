import { resolve } from "node:path";
import {
  systemClock,
  type Claim,
  type Clock,
  type Commit,
  type Session,
  type SessionEntry,
  type SharedSessionManager,
} from "@tokens/core";
import { checkOption, hasMethods, sessionEntry } from "@tokens/core/internal";
import { defaultDirectory } from "./directory.ts";
import { expiringSessions } from "./expiring.ts";
import { isDead } from "./process-identity.ts";
import type { StoredClaim } from "./record.ts";
import { recordsOf } from "./records.ts";
import { recordStore } from "./store.ts";

/** Options of `fileSessions`. */
export interface FileSessionsOptions {
  /**
   * A directory that only this user can access; created if missing.
   *
   * @default `$XDG_STATE_HOME/tokens` or `~/.local/state/tokens`, on macOS `~/Library/Application Support/tokens`, on Windows `%LOCALAPPDATA%\tokens`
   */
  readonly directory?: string;
  /**
   * Clock for leases.
   *
   * @default systemClock
   */
  readonly clock?: Clock;
}

/** Sessions in files, with `expiring` and `list`, without `watch`. */
export type FileSessions<S extends Session = Session> = Required<Omit<SharedSessionManager<S>, "watch">>;

const example = 'a path, e.g. fileSessions({ directory: "./sessions" })';

/** How often a waiter polls, in milliseconds; a read takes a fraction of one. */
const pollMs = 25;

/**
 * Stores each session in a file, shared by the processes of one machine. Rejects with `SessionStoreError`; when it is not `retryable`,
 * its message says how to fix the cause. Throws a `TypeError` for invalid options.
 */
export function fileSessions<S extends Session = Session>(options: FileSessionsOptions = {}): FileSessions<S> {
  checkOption(
    "fileSessions(options): options",
    options,
    options !== null && typeof options === "object",
    `options with ${example}`,
  );
  const { clock = systemClock, directory: given = defaultDirectory() } = options;
  checkOption("directory", given, typeof given === "string", example);
  checkOption("clock", clock, hasMethods(clock, "now", "sleep"), "a clock, e.g. systemClock");
  const directory = resolve(given);
  const store = recordStore<S>(directory, clock);

  /** Milliseconds until a claim expires; 0 when its process is dead. */
  async function remaining({ holder, since, until }: StoredClaim): Promise<number> {
    const now = clock.now();
    // A claim that starts further ahead than a lease was written before the clock was set back.
    const over = until <= now || since - now > until - since;
    return over || (await isDead(holder, await store.self())) ? 0 : until - now;
  }

  async function* list(): AsyncGenerator<SessionEntry> {
    for await (const { key, session, claim } of recordsOf(directory)) {
      if (!session) continue;
      const isUnderWay = claim && (await remaining(claim)) > 0;
      yield sessionEntry(key, session, isUnderWay ? { since: claim.since, until: claim.until } : undefined);
    }
  }

  return {
    get: (key) => store.change(key, async ({ session }) => ({ answer: session })),
    set: (key, session) =>
      store.change(
        key,
        async (found) => {
          const nothing = !session && !found.session && !found.claim;
          return { answer: undefined, ...(!nothing && { next: { session } }) };
        },
        { durable: true, replacesCorrupt: true },
      ),
    claim: (key, { known, owner, leaseMs }) =>
      store.change<Claim<S>>(key, async ({ session, claim }) => {
        if (session && session.version !== known) return { answer: { kind: "newer", session } };
        const left = claim ? await remaining(claim) : 0;
        if (left > 0) return { answer: { kind: "busy", retryAfterMs: Math.min(left, pollMs) } };
        const now = clock.now();
        const own: StoredClaim = { owner, since: now, until: now + leaseMs, holder: await store.self() };
        return {
          answer: { kind: "claimed", session, ...(claim && { interrupted: { since: claim.since } }) },
          next: { session, claim: own },
        };
      }),
    commit: (key, session, { owner, parent }) =>
      store.change<Commit<S>>(
        key,
        async (found) => {
          const own = found.claim?.owner === owner;
          const claim = own ? undefined : found.claim;
          // A corrupt record has no version to compare, and these tokens may be the only live ones.
          const current = found.corrupt || found.session?.version === parent;
          if (current) return { answer: "committed", next: { session, claim } };
          return { answer: { superseded: found.session }, ...(own && { next: { session: found.session } }) };
        },
        { durable: true, replacesCorrupt: true },
      ),
    release: (key, { owner }) =>
      store.change(key, async ({ session, claim }) => ({
        answer: undefined,
        ...(claim?.owner === owner && { next: { session } }),
      })),
    expiring: (due) => expiringSessions(directory, due),
    list,
  };
}
