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
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
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
  const dialect = new SqliteDialect({ database: async () => forKysely(own ? open(database, table) : database) });
  const db = new Kysely<unknown>({ dialect });
  return openSessions(db, { dialect: "sqlite", ...(table && { table }), ...(own && { onClose: () => db.destroy() }) });
}

function open(path: string, table: string | undefined): DatabaseSync {
  if (path !== ":memory:") {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Tokens are nobody else's to read; SQLite gives its other files the same mode.
    closeSync(openSync(path, "a", 0o600));
  }
  // Short, since waiting in SQLite stops the whole process; the store waits longer by itself.
  const database = new DatabaseSync(path, { timeout: 20 });
  try {
    database.exec("pragma journal_mode = wal; pragma synchronous = full;");
    database.exec(tableSql("sqlite", table));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** `node:sqlite` as Kysely's SQLite dialect expects a database. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  // A handful of texts, each of which would be parsed at every call.
  const prepared = new Map<string, StatementSync>();
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = prepared.get(text) ?? database.prepare(text);
      prepared.set(text, statement);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => [...parameters] as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        // Not shared: another call would begin it anew in the middle.
        iterate: (parameters) => database.prepare(text).iterate(...values(parameters)),
      };
    },
  };
}
