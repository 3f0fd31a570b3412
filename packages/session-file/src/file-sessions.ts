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
import { sessionEntry } from "@tokens/core/session";
import { defaultDirectory } from "./directory.ts";
import { expiringSessions } from "./expiring.ts";
import { isDead } from "./holder.ts";
import type { StoredClaim } from "./record.ts";
import { recordsOf } from "./records.ts";
import { recordStore } from "./store.ts";

/** Where `fileSessions` keeps the sessions, and by which clock. */
export interface FileSessionsOptions {
  /**
   * A directory of this user's alone, made when it is missing. Unless said: `$XDG_STATE_HOME/tokens` or
   * `~/.local/state/tokens`; on macOS `~/Library/Application Support/tokens`; on Windows `%LOCALAPPDATA%\tokens`.
   */
  readonly directory?: string;
  /**
   * Tells the time of leases.
   *
   * @default the system's
   */
  readonly clock?: Clock;
}

/** Sessions in files: they can be listed, and nothing is pushed. */
export type FileSessions<S extends Session = Session> = Required<Omit<SharedSessionManager<S>, "watch">>;

/** How soon a waiter asks again, in milliseconds: a look takes a fraction of one. */
const pollMs = 25;

/**
 * Sessions in one file each, shared by the processes of one machine. Rejects with `SessionStoreError`: not retryable when a
 * person must mend something, and then its message says how.
 */
export function fileSessions<S extends Session = Session>(options: FileSessionsOptions = {}): FileSessions<S> {
  const { clock = systemClock } = options;
  const directory = resolve(options.directory ?? defaultDirectory());
  const store = recordStore<S>(directory, clock);

  /** Milliseconds until a claim is over; none are left of one whose process is dead. */
  async function remaining({ holder, since, until }: StoredClaim): Promise<number> {
    const now = clock.now();
    // A claim from further ahead than a lease was written by a clock that has been put back since.
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
          // What was corrupt cannot be compared; these tokens may be the only live ones.
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
