import type { Session, SessionEntry } from "./session.ts";

/** The contract anyone can write: two methods. A failure is thrown, never reported as "no session". */
export interface SessionManager<S extends Session = Session> {
  get(key: string): Promise<S | undefined>;
  /** `undefined` forgets the session. Drops any claim. */
  set(key: string, session: S | undefined): Promise<void>;
}

/** Asks for the right to refresh. */
export interface ClaimRequest {
  /** The version that the caller holds and finds stale; `undefined` when it holds none. */
  readonly known: string | undefined;
  /** Names this attempt; unique. */
  readonly owner: string;
  readonly leaseMs: number;
}

/** Answer to a claim. */
export type Claim<S extends Session = Session> =
  /** The stored version is not the known one: use it. No lease was taken. */
  | { readonly kind: "newer"; readonly session: S }
  /** The lease is taken. `since`: when an earlier holder, which never finished, began (Unix ms). */
  | { readonly kind: "claimed"; readonly session: S | undefined; readonly interrupted?: { readonly since: number } }
  /** Another owner holds the lease; ask again after so many milliseconds. */
  | { readonly kind: "busy"; readonly retryAfterMs: number };

/** Answer to a commit: stored, or what stands there instead (`undefined`: the session was forgotten meanwhile). */
export type Commit<S extends Session = Session> = "committed" | { readonly superseded: S | undefined };

/** What a store that several processes share adds, so that a refresh happens once. Two round trips per refresh. */
export interface SharedSessionManager<S extends Session = Session> extends SessionManager<S> {
  /**
   * In one atomic step: compares the stored version with `known`, takes the lease and journals that a refresh starts. The
   * version is compared first, so a stale caller is never told to wait. Lease times are the store's.
   */
  claim(key: string, request: ClaimRequest): Promise<Claim<S>>;
  /**
   * In one atomic step: stores the session iff the stored version is still `parent`, whoever holds the lease, and frees the
   * owner's own lease in either case.
   */
  commit(key: string, session: S, claim: { owner: string; parent: string | undefined }): Promise<Commit<S>>;
  /** Gives up without a change. Frees only the owner's own lease. */
  release(key: string, claim: { owner: string }): Promise<void>;
  /** Calls `onChange` soon after a commit, set or release of `key` by anyone, so that waiters do not poll. */
  watch?(key: string, onChange: () => void): Disposable;
  /** Sessions whose access token expires before a Unix time in milliseconds, soonest first. */
  expiring?(options: { before: number; limit: number }): AsyncIterable<{ key: string; expiresAt: number }>;
  /** Every session without its tokens, in no order, for someone who looks at all of them. Passes over what cannot be read. */
  list?(): AsyncIterable<SessionEntry>;
}

/** Whether a manager excludes other processes by itself. */
export function isShared<S extends Session>(manager: SessionManager<S>): manager is SharedSessionManager<S> {
  return "claim" in manager && "commit" in manager && "release" in manager;
}
