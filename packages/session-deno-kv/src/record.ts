import { SessionStoreError, type Session, type SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/internal";

/** The right to refresh a session. Unix milliseconds. */
export interface Lease {
  readonly owner: string;
  readonly since: number;
  readonly until: number;
}

/** What is stored under a key, besides its format. */
export interface KvRecord<S extends Session = Session> {
  readonly session?: S | undefined;
  readonly lease?: Lease | undefined;
}

const format = 1;

/** The value of a record; `undefined` when there is nothing to store. */
export function valueOf({ session, lease }: KvRecord): unknown {
  if (!session && !lease) return undefined;
  return { format, ...(session && { session }), ...(lease && { lease }) };
}

/** Reads a stored value. Throws `SessionStoreError` for one that this release cannot read. */
export function recordOf<S extends Session>(key: string, value: unknown): KvRecord<S> {
  if (value === null) return {};
  const stored = Object(value) as KvRecord<S> & { readonly format?: unknown };
  if (typeof stored.format === "number" && stored.format > format) {
    throw unreadable(
      key,
      `was stored by a newer release (format ${stored.format}; this one reads ${format}). Upgrade @tokens/session-deno-kv.`,
    );
  }
  if (stored.format !== format || !isSession(stored.session) || !isLease(stored.lease)) {
    throw unreadable(key, "is unreadable. Restore it from a backup, or log in again, which replaces it.");
  }
  return stored;
}

/** The session of a value as it may be, for its index entry. */
export function expiryOf(value: unknown): number | undefined {
  const { session } = Object(value) as { readonly session?: unknown };
  const { expiresAt } = Object(session) as { readonly expiresAt?: unknown };
  return typeof expiresAt === "number" && Number.isFinite(expiresAt) ? expiresAt : undefined;
}

/** A value as an entry without tokens; `undefined` without a readable session. */
export function entryOf(key: string, value: unknown, isHeld: (lease: Lease) => boolean): SessionEntry | undefined {
  try {
    const { session, lease } = recordOf(key, value);
    const claim = lease && isHeld(lease) ? { since: lease.since, until: lease.until } : undefined;
    return session && sessionEntry(key, session, claim);
  } catch {
    return undefined;
  }
}

function isSession(value: unknown): boolean {
  if (value === undefined) return true;
  const { version, accessToken, obtainedAt } = Object(value) as Partial<Session>;
  return typeof version === "string" && typeof accessToken === "string" && typeof obtainedAt === "number";
}

function isLease(value: unknown): boolean {
  if (value === undefined) return true;
  const { owner, since, until } = Object(value) as Partial<Lease>;
  return typeof owner === "string" && typeof since === "number" && typeof until === "number";
}

function unreadable(key: string, why: string): SessionStoreError {
  return new SessionStoreError(`The record of the session ${key} ${why} The record was not changed.`, {
    retryable: false,
  });
}
