import { isTokensError, SessionStoreError, type TokensError } from "@tokens/core";
import { failureOf, type FailureKind } from "./failure.ts";

/** What failed, for the error message. */
export interface FailureContext {
  /** E.g. "the session a:b could not be read". */
  readonly what: string;
  readonly table: string;
  /** The statement that creates the table. */
  readonly tableSql: string;
}

const messages: Readonly<Record<FailureKind, (detail: string, context: FailureContext) => string>> = {
  "no-table": (detail, { what, table, tableSql }) =>
    `The table ${table} is missing${detail}, so ${what}. Create it once: call migrate(), or run: ${tableSql}`,
  "read-only": (detail, { what }) =>
    `The database is read-only${detail}, so ${what}. Pass a connection to the primary, as a user that may write.`,
  denied: (detail, { what, table }) =>
    `The database denied access${detail}, so ${what}. Correct the login, the database name or the path, or grant select, insert, update and delete on ${table}.`,
  conflict: (detail, { what }) => `The database stayed busy with other writers${detail}, so ${what}. Try again.`,
  passing: (detail, { what }) =>
    `The database was unreachable or did not respond${detail}, so ${what}. Try again; if this persists, check the server and the size of the pool.`,
  rejected: (detail, { what, table }) =>
    `The database rejected the statement${detail}, so ${what}. Compare the table ${table} with the migration, and the size of the session and its key with the limits of the database.`,
};

/** Turns a driver's error into a `SessionStoreError` whose message and cause never contain a parameter, a statement or a password. */
export function storeError(error: unknown, context: FailureContext): TokensError {
  if (isTokensError(error)) return error;
  const { kind, code, message } = failureOf(error);
  const known = [code, message].filter(Boolean).join(": ");
  const cause = Object.assign(
    new Error(message ?? "The driver's message is omitted because it may quote a value."),
    code && { code },
  );
  if (error instanceof Error) cause.name = error.name;
  return new SessionStoreError(messages[kind](known && ` (${known})`, context), {
    cause,
    retryable: kind === "conflict" || kind === "passing",
  });
}
