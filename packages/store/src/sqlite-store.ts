import { existsSync } from "node:fs";
import { SessionStoreError, type Session } from "@tokens/core";
import { openSqlite, retryConflicts } from "@tokens/session-sql/internal";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { nameSuffix, type SqliteAddress } from "./address.ts";
import { ensureTable, sqlJournal } from "./sql-journal.ts";
import type { StoreParts } from "./store.ts";

/** Opens a SQLite file, or a database in memory. */
export async function openSqliteStore<S extends Session>(
  address: SqliteAddress,
  create: boolean,
): Promise<StoreParts<S> & { name: string }> {
  const { path, namespace: table } = address;
  const name = `sqlite:${path}${nameSuffix("table", table)}`;
  if (!create && path !== ":memory:" && !existsSync(path)) {
    throw new SessionStoreError(
      `There is no SQLite store at ${path}. Correct the path, or create the store with the first login, e.g. tokens login.`,
      { retryable: false },
    );
  }
  const context = { what: `the store ${name} could not be opened`, table: name, tableSql: "" };
  const database = await retryConflicts(async () => openSqlite(path), context);
  try {
    const sessions = sqliteSessions<S>(database, table ? { table } : {});
    await ensureTable(sessions);
    const journal = await sqlJournal("sqlite", async (text, values) => database.prepare(text).all(...values), table);
    return { name, sessions, journal, close: async () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}
