import type { Session } from "@tokens/core";
import { attempt } from "@tokens/session-sql/attempt";
import { openSqlite, sqliteSessions } from "@tokens/session-sql/sqlite";
import { shownOwn, type SqliteAddress } from "./address.ts";
import { makeTable, sqlJournal } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** A SQLite file, or one in memory. */
export async function openSqliteStore<S extends Session>(
  address: SqliteAddress,
): Promise<Opened<S> & { name: string }> {
  const { path, own: table } = address;
  const name = `sqlite:${path}${shownOwn("table", table)}`;
  const circumstance = { what: `the store ${name} could not be opened`, table: name, tableSql: "" };
  const database = await attempt(async () => openSqlite(path), circumstance);
  try {
    const sessions = sqliteSessions<S>(database, table ? { table } : {});
    await makeTable(sessions);
    const journal = await sqlJournal("sqlite", async (text, values) => database.prepare(text).all(...values), table);
    return { name, sessions, journal, close: async () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}
