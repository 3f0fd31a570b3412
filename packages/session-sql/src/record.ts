import { isTokensError, SessionStoreError, type Session, type SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/internal";

/** The columns of a session. */
export interface SessionRecord {
  /** JSON in ASCII, which no character set can damage. */
  readonly session: string;
  readonly version: string;
  /** Unix milliseconds; `null` when unknown. */
  readonly expiresAt: number | null;
}

const format = 1;
const decoder = new TextDecoder();

/** Encodes a session into its columns. */
export function encodeSession(session: Session): SessionRecord {
  const expiresAt = Math.floor(session.expiresAt ?? Number.NaN);
  const json = JSON.stringify({ format, session });
  return {
    session: json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
    version: session.version,
    expiresAt: Number.isSafeInteger(expiresAt) ? expiresAt : null,
  };
}

/** The value of a text column, which some drivers and column types return as bytes. */
export function textOf(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return decoder.decode(value);
  return typeof value === "string" ? value : undefined;
}

/** Decodes the session of a row; `undefined` without one. Throws `SessionStoreError` for a row that this release cannot read. */
export function decodeSession<S extends Session>(
  row: { session?: unknown; version?: unknown },
  key: string,
): S | undefined {
  const json = textOf(row.session);
  const version = textOf(row.version);
  if (json === undefined && version === undefined) return undefined;
  const record = parse(json);
  if (typeof record?.format === "number" && record.format > format) {
    throw new SessionStoreError(
      `The session ${key} was stored by a newer release (format ${record.format}; this one reads ${format}). Upgrade @tokens/session-sql. The row was not changed.`,
      { retryable: false },
    );
  }
  const session = record?.session as Partial<Session> | null | undefined;
  if (record?.format !== format || typeof session?.accessToken !== "string" || session.version !== version) {
    throw new SessionStoreError(
      `The row of the session ${key} is unreadable. Restore it from a backup, or log in again, which replaces it. The row was not changed.`,
      { retryable: false },
    );
  }
  return session as S;
}

/** A row as an entry without tokens; `undefined` without a readable session. */
export function entryOf(row: {
  readonly key?: unknown;
  readonly session?: unknown;
  readonly version?: unknown;
  readonly since?: unknown;
  readonly until?: unknown;
}): SessionEntry | undefined {
  const key = textOf(row.key)!;
  const session = readable(row, key);
  if (!session) return undefined;
  const [since, until] = [Number(row.since), Number(row.until)];
  return sessionEntry(key, session, until ? { since, until } : undefined);
}

function readable(row: { session?: unknown; version?: unknown }, key: string): Session | undefined {
  try {
    return decodeSession(row, key);
  } catch (error) {
    if (isTokensError(error)) return undefined;
    throw error;
  }
}

function parse(json: string | undefined): { format?: unknown; session?: unknown } | null {
  try {
    return JSON.parse(json ?? "null") as { format?: unknown; session?: unknown } | null;
  } catch {
    // The parser's message quotes the text, which contains tokens.
    return null;
  }
}
