import { isTokensError, SessionStoreError } from "@tokens/core";

const advice: readonly (readonly [RegExp, string])[] = [
  [
    /value.?too.?(large|long)/i,
    "Deno KV stores at most 64 KiB per value: request fewer scopes or claims, or keep this account's sessions in another store.",
  ],
  [/key.?too.?(large|long)/i, "Deno KV keys have at most 2 KiB: choose a shorter account name."],
  [/closed|bad resource/i, "Keep the Deno.Kv open for as long as the store is used."],
];

/** Turns an error of Deno KV into a `SessionStoreError`, retryable unless only a person can fix it. */
export function storeError(error: unknown, what: string): Error {
  if (isTokensError(error)) return error;
  const raised = error instanceof Error ? error : new Error(typeof error);
  const [message = ""] = raised.message.split("\n");
  const hint = advice.find(([pattern]) => pattern.test(message))?.[1];
  const fixed = hint !== undefined || raised instanceof TypeError;
  return new SessionStoreError(
    `Deno KV failed to ${what}: ${message.replace(/\.?$/, ".")} ${hint ?? "Check that the database is reachable."}`,
    { cause: raised, retryable: !fixed },
  );
}

/** The error after too many attempts to change a record that others kept changing. */
export function conflictError(what: string): SessionStoreError {
  return new SessionStoreError(`Deno KV failed to ${what}: other writers kept changing the record. Try again.`, {
    retryable: true,
  });
}

/** Whether another process writes to the file of a local database: nothing was changed, and the operation can be repeated. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && error.message.includes("database is locked");
}
