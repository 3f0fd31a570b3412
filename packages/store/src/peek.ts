import type { Session } from "@tokens/core";

/**
 * Reads the session whose key `choose` returns from a file or SQLite store, with few imports, for a process that prints a token and
 * exits. `undefined` for other stores, for a URL with parameters, and when anything is unusual: open the store then.
 */
export async function peekStore(
  url: string,
  choose: (keys: readonly string[]) => string | undefined,
): Promise<Session | undefined> {
  const [, scheme, place = ""] = /^(file|sqlite):((?!\/\/)[^?]*)$/.exec(url) ?? [];
  if (scheme === "file") return (await import("@tokens/session-file/internal")).peekFiles(place || undefined, choose);
  if (scheme === "sqlite" && place && place !== ":memory:")
    return (await import("@tokens/session-sql/internal/peek")).peekSqlite(place, choose);
  return undefined;
}
