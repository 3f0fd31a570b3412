import type { Session } from "@tokens/core";

/** An account that another program stored. */
export interface ImportedAccount {
  /** Its name in that program, such as a user id or a connection id; undefined when the file does not say. */
  readonly account: string | undefined;
  /** Name of the server, such as `google`; undefined when the file does not say. */
  readonly server: string | undefined;
  readonly session: Session;
  /** Settings of the connection that the file contains, by name, such as `clientId` and `scopes`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A row without a usable account. */
export interface SkippedRow {
  /** Position in the file; the first row is 1. */
  readonly row: number;
  /** Why, and what to do instead. Holds no secret. */
  readonly reason: string;
}

/** The contents of a file. Every row is in one of the lists. */
export interface ImportedAccounts {
  readonly accounts: readonly ImportedAccount[];
  readonly skipped: readonly SkippedRow[];
}

/** A format in which another program stores accounts. */
export interface ImportKind {
  /** Name of that program, e.g. `authjs`. */
  readonly kind: string;
  /** What is read, e.g. `rows of the accounts table of Auth.js`. */
  readonly reads: string;
  /** Reads every account. Throws `ProviderConfigurationError` when the text holds no rows. */
  parse(text: string): ImportedAccounts;
}
