import { isTokensError, SessionStoreError } from "@tokens/core";

const forbidden = "NOPERM|ACL failure|user executing the script";

/** Errors that a retry does not fix. Before Redis 7, an error inside a script has its code in the middle of the message. */
const lasting = new RegExp(`\\b(NOAUTH|WRONGPASS|${forbidden}|WRONGTYPE|CROSSSLOT|DENIED|unknown command)\\b`);

const advice: readonly (readonly [RegExp, string])[] = [
  [/\b(NOAUTH|WRONGPASS)\b/, "Pass the user name and password of the Redis server to the client."],
  [new RegExp(`\\b(${forbidden})\\b`), "Grant the Redis user the permissions in the README of @tokens/session-redis."],
  [
    /\bWRONGTYPE\b/,
    "Another kind of value is stored under this key: choose another prefix, or delete the key. Nothing was changed.",
  ],
  [/\bCROSSSLOT\b/, "Choose a prefix, and a key prefix of the client, without braces."],
  [/\bOOM\b/, "Give the Redis server more memory. Nothing was written, and no refresh token was spent."],
  [/\bREADONLY\b/, "The client is connected to a replica: connect it to the primary, or retry after a failover."],
  [/client is closed/i, "Connect the client before you use it."],
];

/** Turns a client's error into a `SessionStoreError`, retryable unless only a person can fix it. */
export function storeError(error: unknown, what: string): Error {
  if (isTokensError(error)) return error;
  const raised = error instanceof Error ? error : new Error(typeof error);
  // Redis quotes the arguments of an unknown command, and one of them may be a session.
  const message = raised.message.replace(/,? with args beginning with.*/s, "");
  const cause = message === raised.message ? raised : new Error(message);
  const hint =
    advice.find(([pattern]) => pattern.test(message))?.[1] ?? "Check that the Redis server is running and reachable.";
  return new SessionStoreError(`Redis failed to ${what}: ${message.replace(/\.?$/, ".")} ${hint}`, {
    cause,
    retryable: !lasting.test(message),
  });
}

/** The error for an unusable record. `format`: that of the record, when this version does not know it. */
export function unreadable(key: string, record: string, format: string | undefined): SessionStoreError {
  const why =
    format === undefined
      ? "it is damaged or not a session: restore it from a backup, or log in again"
      : `its format ${format} is newer than this version of @tokens/session-redis: upgrade it`;
  return new SessionStoreError(
    `The session ${key} (Redis key ${record}) is unreadable: ${why}. The record was not changed.`,
    {
      retryable: false,
    },
  );
}
