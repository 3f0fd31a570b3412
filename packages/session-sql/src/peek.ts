import { DatabaseSync } from "node:sqlite";
import type { Session } from "@tokens/core";

const recordFormat = 1;

/**
 * Reads the session whose key `choose` returns, synchronously and with few imports, for a process that prints a token and exits.
 * `undefined` when anything is unusual, such as a missing file or table, or an unreadable row: `sqliteSessions()` reports what is wrong.
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
