import { isTokensError, SessionStoreError, type Session, type SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/session";

/** A session as its row holds it. */
export interface SessionRecord {
  /** JSON in ASCII: no character set between here and the disk can damage it. */
  readonly session: string;
  readonly version: string;
  /** Unix milliseconds; `null` when unknown. */
  readonly expiresAt: number | null;
}

const format = 1;
const decoder = new TextDecoder();

/** The columns of a session. */
export function encodeSession(session: Session): SessionRecord {
  const expiresAt = Math.floor(session.expiresAt ?? Number.NaN);
  const json = JSON.stringify({ format, session });
  return {
    session: json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
    version: session.version,
    expiresAt: Number.isSafeInteger(expiresAt) ? expiresAt : null,
  };
}

/** A text column, which some drivers and column types give as bytes. */
export function textOf(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return decoder.decode(value);
  return typeof value === "string" ? value : undefined;
}

/** The session of a row; `undefined` when the row has none. Throws `SessionStoreError` for what this release cannot read. */
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
      `The session ${key} was stored by a newer release (format ${record.format}, this one reads ${format}). Upgrade @tokens/session-sql; the row was left as it is.`,
      { retryable: false },
    );
  }
  const session = record?.session as Partial<Session> | null | undefined;
  if (record?.format !== format || typeof session?.accessToken !== "string" || session.version !== version) {
    throw new SessionStoreError(
      `The row of the session ${key} cannot be read; it was left as it is. Restore it from a backup, or log in again, which replaces it.`,
      { retryable: false },
    );
  }
  return session as S;
}

/** What a row tells without its tokens; `undefined` when it has no session that can be read. */
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
    // The parser's message quotes the text, and with it a token.
    return null;
  }
}
