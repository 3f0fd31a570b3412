/**
 * Reads a session of a SQLite file at once and with as little as possible, for a program that starts, prints a token and ends.
 *
 * @example
 * ```ts
 * import { peekSqlite } from "@tokens/session-sql/peek";
 *
 * const session = peekSqlite("./tokens.db", (keys) => keys.find((key) => key.endsWith(":alice")));
 * if (session) console.log(session.expiresAt);
 * ```
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import type { Session } from "@tokens/core";

const recordFormat = 1;

/**
 * The session of the key that `choose` picks. `undefined` for anything out of the ordinary: no file, no table, a row that cannot be
 * read. `sqliteSessions()` then tells what is the matter.
 */
export function peekSqlite(path: string, choose: (keys: readonly string[]) => string | undefined): Session | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const keys = database.prepare(`select "key" from tokens_sessions where session is not null`).all();
    const key = choose(keys.map((row) => String(row["key"])));
    if (key === undefined) return undefined;
    const row = database.prepare(`select session, version from tokens_sessions where "key" = ?`).get(key);
    const { format, session } = JSON.parse(String(row?.["session"])) as { format?: number; session?: Session };
    return format === recordFormat && session?.version === row?.["version"] ? session : undefined;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
