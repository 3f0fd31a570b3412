/**
 * Reads a session at once and with as little as possible, for a program that starts, prints a token and ends.
 *
 * @example
 * ```ts
 * import { peekStore } from "@tokens/store/peek";
 *
 * const session = await peekStore("sqlite:./tokens.db", (keys) => keys.find((key) => key.endsWith(":alice")));
 * if (session) console.log(session.expiresAt);
 * ```
 *
 * @module
 */
import type { Session } from "@tokens/core";

/**
 * The session of the key that `choose` picks, in a store of files or of SQLite. `undefined` for every other store, for a URL with
 * parameters, and for anything out of the ordinary: open the store then.
 */
export async function peekStore(
  url: string,
  choose: (keys: readonly string[]) => string | undefined,
): Promise<Session | undefined> {
  const [, scheme, place = ""] = /^(file|sqlite):((?!\/\/)[^?]*)$/.exec(url) ?? [];
  if (scheme === "file") return (await import("@tokens/session-file/peek")).peekFiles(place || undefined, choose);
  if (scheme === "sqlite" && place && place !== ":memory:")
    return (await import("@tokens/session-sql/peek")).peekSqlite(place, choose);
  return undefined;
}
