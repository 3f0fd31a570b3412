import type { Session, SessionEntry } from "./session.ts";

/** The minimal session manager. Failures are thrown, never reported as "no session". */
export interface SessionManager<S extends Session = Session> {
  get(key: string): Promise<S | undefined>;
  /** `undefined` deletes the session. Removes any claim. */
  set(key: string, session: S | undefined): Promise<void>;
}

/** A request for the lease to refresh. */
export interface ClaimRequest {
  /** The stale version that the caller has; `undefined` without one. */
  readonly known: string | undefined;
  /** Unique id of this attempt. */
  readonly owner: string;
  readonly leaseMs: number;
}

/** Result of a claim. */
export type Claim<S extends Session = Session> =
  /** The stored version is not the known one: use it. No lease was taken. */
  | { readonly kind: "newer"; readonly session: S }
  /** The caller has the lease. `since`: when an earlier owner, which never finished, started (Unix milliseconds). */
  | { readonly kind: "claimed"; readonly session: S | undefined; readonly interrupted?: { readonly since: number } }
  /** Another owner has the lease; claim again after this many milliseconds. */
  | { readonly kind: "busy"; readonly retryAfterMs: number };

/** Result of a commit: stored, or the session that is stored instead (`undefined`: it was deleted meanwhile). */
export type Commit<S extends Session = Session> = "committed" | { readonly superseded: S | undefined };

/** A session manager that processes share, so that each refresh happens once. Two round trips per refresh. */
export interface SharedSessionManager<S extends Session = Session> extends SessionManager<S> {
  /**
   * Atomically compares the stored version with `known`, takes the lease and records that a refresh starts. Compares the version first,
   * so that a stale caller never waits. Leases follow the clock of the store.
   */
  claim(key: string, request: ClaimRequest): Promise<Claim<S>>;
  /**
   * Atomically stores the session iff the stored version is still `parent`, whoever has the lease. Releases the lease of `owner` in
   * either case.
   */
  commit(key: string, session: S, claim: { owner: string; parent: string | undefined }): Promise<Commit<S>>;
  /** Releases the lease of `owner`, and no other, without a change. */
  release(key: string, claim: { owner: string }): Promise<void>;
  /**
   * Calls `onChange` soon after a commit, set or release of `key` in any process, so that waiters need not poll. When the subscription takes
   * more than 50 ms, calls it once it is established, too, because a change may have come before.
   */
  watch?(key: string, onChange: () => void): Disposable;
  /** Sessions whose access token expires before a Unix time in milliseconds, soonest first. */
  expiring?(options: { before: number; limit: number }): AsyncIterable<{ key: string; expiresAt: number }>;
  /** All sessions, without tokens, in no particular order. Skips unreadable records. */
  list?(): AsyncIterable<SessionEntry>;
}

/** Whether a manager has claims, which exclude other processes. */
export function isShared<S extends Session>(manager: SessionManager<S>): manager is SharedSessionManager<S> {
  return "claim" in manager && "commit" in manager && "release" in manager;
}
