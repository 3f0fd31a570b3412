import type { TokensErrorCode, TokensEvent } from "@tokens/core";

/** What happened to a session, when, and in which process. Never holds a secret. */
export interface JournalEntry {
  /** Unix milliseconds. */
  readonly at: number;
  /** Key of the session's record. */
  readonly key: string;
  readonly type: TokensEvent["type"];
  /** Host and process id, `host:4711`, unless the recorder was given a name. */
  readonly by: string;
  /** How long the token request took with claim and commit. */
  readonly durationMs?: number | undefined;
  readonly expiresAt?: number | undefined;
  readonly code?: TokensErrorCode | undefined;
  readonly message?: string | undefined;
}

/** Which entries of a journal to read. */
export interface JournalQuery {
  /**
   * Entries of the session with this key.
   *
   * @default all sessions
   */
  readonly key?: string | undefined;
  /** Later than that Unix time in milliseconds. */
  readonly after?: number | undefined;
  readonly types?: readonly TokensEvent["type"][] | undefined;
  readonly limit: number;
}

/** What happened lately to the sessions of a store, in whichever process. Keeps the newest entries, 10,000 or a little more. */
export interface Journal {
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  read(query: JournalQuery): Promise<readonly JournalEntry[]>;
}
