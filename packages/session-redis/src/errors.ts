import { isTokensError, SessionStoreError } from "@tokens/core";

const forbidden = "NOPERM|ACL failure|user executing the script";

/** What another attempt does not mend. Redis before 7 has the word inside the message when a script met the error. */
const lasting = new RegExp(`\\b(NOAUTH|WRONGPASS|${forbidden}|WRONGTYPE|CROSSSLOT|DENIED|unknown command)\\b`);

const advice: readonly (readonly [RegExp, string])[] = [
  [/\b(NOAUTH|WRONGPASS)\b/, "Give the client the user name and password of the Redis server."],
  [new RegExp(`\\b(${forbidden})\\b`), "Allow the Redis user what the README of @tokens/session-redis lists."],
  [
    /\bWRONGTYPE\b/,
    "Something else is stored under this key: choose another prefix, or delete that key. It is left as it is.",
  ],
  [/\bCROSSSLOT\b/, "Choose a prefix, and a key prefix of the client, without braces."],
  [/\bOOM\b/, "Give the Redis server more memory. Nothing was written, and no refresh token was spent."],
  [
    /\bREADONLY\b/,
    "The client is connected to a replica: after a failover this passes, else connect it to the primary.",
  ],
  [/client is closed/i, "Connect the client before it is used."],
];

/** A client's failure to do `what`, as a `SessionStoreError`, retryable unless only a person can mend it. */
export function storeError(error: unknown, what: string): Error {
  if (isTokensError(error)) return error;
  const raised = error instanceof Error ? error : new Error(typeof error);
  // Redis quotes the arguments of a command that it does not know, and one of them may be a session.
  const message = raised.message.replace(/,? with args beginning with.*/s, "");
  const cause = message === raised.message ? raised : new Error(message);
  const hint =
    advice.find(([pattern]) => pattern.test(message))?.[1] ?? "See whether the Redis server is up and reachable.";
  return new SessionStoreError(`Redis failed to ${what}: ${message.replace(/\.?$/, ".")} ${hint}`, {
    cause,
    retryable: !lasting.test(message),
  });
}

/** The record is there and cannot be used. `format`: what it says of itself, when that is not the format of this version. */
export function unreadable(key: string, record: string, format: string | undefined): SessionStoreError {
  const why =
    format === undefined
      ? "it is damaged, or something else is stored there: restore it from a backup, or log in again"
      : `its format is ${format}, which this version of @tokens/session-redis does not know: upgrade it`;
  return new SessionStoreError(
    `The session ${key} (Redis key ${record}) cannot be read: ${why}. It is left as it is.`,
    {
      retryable: false,
    },
  );
}
