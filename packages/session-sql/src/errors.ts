import { isTokensError, SessionStoreError, type TokensError } from "@tokens/core";
import { failureOf, type FailureKind } from "./failure.ts";

/** What was being done when the database failed. */
export interface Circumstance {
  /** E.g. "the session a:b could not be read". */
  readonly what: string;
  readonly table: string;
  /** The statement that makes the table. */
  readonly tableSql: string;
}

const messages: Readonly<Record<FailureKind, (detail: string, circumstance: Circumstance) => string>> = {
  "no-table": (detail, { what, table, tableSql }) =>
    `The table ${table} is missing${detail}, so ${what}. Create it once: call migrate(), or run: ${tableSql}`,
  "read-only": (detail, { what }) =>
    `The database takes no writes${detail}, so ${what}. Hand in a connection to the primary, one that may write.`,
  denied: (detail, { what, table }) =>
    `The database refused access${detail}, so ${what}. Correct the login, the database or the path, or grant select, insert, update and delete on ${table}.`,
  conflict: (detail, { what }) =>
    `The database was busy with other writers for too long${detail}, so ${what}. Try again.`,
  passing: (detail, { what }) =>
    `The database could not be reached or could not answer${detail}, so ${what}. Try again; if this goes on, look at the server and at the size of the pool.`,
  rejected: (detail, { what, table }) =>
    `The database rejected the statement${detail}, so ${what}. Compare the table ${table} with the migration, and the size of the session and of its key with what the database takes.`,
};

/** A driver's error as `SessionStoreError`. Neither the message nor the cause holds a parameter, a statement or a password. */
export function storeError(error: unknown, circumstance: Circumstance): TokensError {
  if (isTokensError(error)) return error;
  const { kind, code, message } = failureOf(error);
  const known = [code, message].filter(Boolean).join(": ");
  const cause = Object.assign(
    new Error(message ?? "The driver's message is left out: it may quote a value."),
    code && { code },
  );
  if (error instanceof Error) cause.name = error.name;
  return new SessionStoreError(messages[kind](known && ` (${known})`, circumstance), {
    cause,
    retryable: kind === "conflict" || kind === "passing",
  });
}
