/**
 * Sessions in a SQLite file, through `node:sqlite`.
 *
 * @example
 * ```ts
 * import { sqliteSessions } from "@tokens/session-sql/sqlite";
 *
 * const sessions = sqliteSessions("./tokens.db");
 * ```
 *
 * @module
 */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteDatabase } from "kysely";
import type { Session } from "@tokens/core";
import { tableSql } from "./migrations.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `sqliteSessions`. */
export interface SqliteSessionsOptions {
  /** `tokens_sessions` unless said. */
  readonly table?: string;
}

/**
 * Sessions in SQLite. A path is opened at the first use, with its file, directory and table made when they are missing, and closed by
 * `close()`. A `DatabaseSync` stays the caller's to close, and its table is made by `migrate()`.
 */
export function sqliteSessions<S extends Session = Session>(
  database: string | DatabaseSync,
  { table }: SqliteSessionsOptions = {},
): SqlSessions<S> {
  const own = typeof database === "string";
  const dialect = new SqliteDialect({
    database: async () => forKysely(own ? openWithTable(database, table) : database),
  });
  const db = new Kysely<unknown>({ dialect });
  return openSessions(db, { dialect: "sqlite", ...(table && { table }), ...(own && { onClose: () => db.destroy() }) });
}

/**
 * Opens a SQLite file as the store needs it: readable by this user alone, write-ahead logging, synced before it answers. Makes the
 * file and its directory when they are missing. `:memory:` is a database of its own.
 */
export function openSqlite(path: string): DatabaseSync {
  if (path !== ":memory:") {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Tokens are nobody else's to read; SQLite gives its other files the same mode.
    closeSync(openSync(path, "a", 0o600));
  }
  // Short, since waiting in SQLite stops the whole process; the store waits longer by itself.
  const database = new DatabaseSync(path, { timeout: 20 });
  return orClosed(database, () => database.exec("pragma journal_mode = wal; pragma synchronous = full;"));
}

function openWithTable(path: string, table: string | undefined): DatabaseSync {
  const database = openSqlite(path);
  return orClosed(database, () => database.exec(tableSql("sqlite", table)));
}

function orClosed(database: DatabaseSync, work: () => void): DatabaseSync {
  try {
    work();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** `node:sqlite` as Kysely's SQLite dialect expects a database. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => [...parameters] as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
