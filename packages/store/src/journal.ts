import type { TokensErrorCode, TokensEvent } from "@tokens/core";

/** An event of a session. Never contains a secret. */
export interface JournalEntry {
  /** Unix milliseconds. */
  readonly at: number;
  /** Key of the session. */
  readonly key: string;
  readonly type: TokensEvent["type"];
  /** Name of the process, by default `<host>:<pid>`. */
  readonly by: string;
  /** Duration of the token request, with claim and commit. */
  readonly durationMs?: number | undefined;
  readonly expiresAt?: number | undefined;
  readonly code?: TokensErrorCode | undefined;
  readonly message?: string | undefined;
}

/** A query of a journal. */
export interface JournalQuery {
  /**
   * Key of a session.
   *
   * @default all sessions
   */
  readonly key?: string | undefined;
  /** Only entries after this time, in Unix milliseconds. */
  readonly after?: number | undefined;
  readonly types?: readonly TokensEvent["type"][] | undefined;
  readonly limit: number;
}

/** The recent events of the sessions of a store, from all processes. Keeps at least the newest 10,000 entries. */
export interface Journal {
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  read(query: JournalQuery): Promise<readonly JournalEntry[]>;
}
