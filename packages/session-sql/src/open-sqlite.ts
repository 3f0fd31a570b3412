import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens a SQLite file with the settings the store needs: readable only by this user, write-ahead logging, synced before each statement
 * returns. Runs `setUp` on it and closes it if that fails. Creates the file and its directory if missing. `:memory:` opens a new database.
 */
export function openSqlite(path: string, setUp = ""): DatabaseSync {
  if (path !== ":memory:") {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // SQLite gives its journal files the mode of the database file.
    closeSync(openSync(path, "a", 0o600));
  }
  // Short, because waiting inside SQLite blocks the process; the store retries with pauses.
  const database = new DatabaseSync(path, { timeout: 20 });
  try {
    database.exec(`pragma journal_mode = wal; pragma synchronous = full; ${setUp}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
