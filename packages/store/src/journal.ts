import type { TokensErrorCode, TokensEvent } from "@tokens/core";

/** What happened: an event of a token manager, or what a person did to an account. */
export type JournalEntryType =
  | TokensEvent["type"]
  /** Labels, note or owner were changed, or the account was paused or resumed. */
  | "edited"
  | "renamed"
  /** The account was deleted by a person. */
  | "removed"
  /** A link to reconnect the account was created. */
  | "link-created"
  | "link-revoked";

/** An event of a session. Never contains a secret. */
export interface JournalEntry {
  /** Unix milliseconds. */
  readonly at: number;
  /** Key of the session. */
  readonly key: string;
  readonly type: JournalEntryType;
  /** Name of the process, by default `<host>:<pid>`. */
  readonly by: string;
  /** The person or program that the process worked for, where known. */
  readonly who?: string | undefined;
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
  /** Only entries before this time, in Unix milliseconds. */
  readonly before?: number | undefined;
  readonly types?: readonly JournalEntryType[] | undefined;
  readonly limit: number;
}

/** How the latest refreshes of a session ended. */
export interface Outcome {
  /** Its last renewal. */
  readonly renewed?: JournalEntry | undefined;
  /** The first and the last failure since then. */
  readonly failing?: { readonly first: JournalEntry; readonly last: JournalEntry } | undefined;
}

/**
 * The events of the sessions of a store, from all processes, of the last 90 days. A SQL store keeps at most the newest 1,000,000, the
 * others 100,000.
 */
export interface Journal {
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  read(query: JournalQuery): Promise<readonly JournalEntry[]>;
  /** How the latest refreshes of each session ended, by key. */
  outcomes(): Promise<ReadonlyMap<string, Outcome>>;
}
