import { existsSync } from "node:fs";
import { SessionStoreError, type Session } from "@tokens/core";
import { openSqlite, retryConflicts } from "@tokens/session-sql/internal";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { nameSuffix, type SqliteAddress } from "./address.ts";
import type { OpenStoreOptions } from "./open-store.ts";
import { ensureTable, sqlJournal } from "./sql-journal.ts";
import { sqlRecords } from "./sql-records.ts";
import type { Run } from "./sql-table.ts";
import type { StoreParts } from "./store.ts";

/** Opens a SQLite file, or a database in memory. */
export async function openSqliteStore<S extends Session>(
  address: SqliteAddress,
  { create, clock }: Pick<Required<OpenStoreOptions>, "create" | "clock">,
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
    const run: Run = async (text, values) => database.prepare(text).all(...values);
    const journal = await sqlJournal("sqlite", run, { table, clock });
    const records = await sqlRecords("sqlite", run, { table, clock });
    return { name, sessions, journal, records, close: async () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}
