import { openSqlite, sqliteSessions } from "@tokens/session-sql/sqlite";
import { sqlJournal } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** A SQLite file, or one in memory. */
export async function openSqliteStore(address: {
  readonly path: string;
  readonly own: string | undefined;
}): Promise<Opened & { name: string }> {
  const { path, own: table } = address;
  const database = openSqlite(path);
  try {
    const sessions = sqliteSessions(database, table ? { table } : {});
    await sessions.migrate();
    const journal = await sqlJournal("sqlite", table, async (text, values) => database.prepare(text).all(...values));
    const name = `sqlite:${path}${table ? `?table=${encodeURIComponent(table)}` : ""}`;
    return { name, sessions, journal, close: async () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}
