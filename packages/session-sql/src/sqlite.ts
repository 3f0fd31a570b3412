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
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Session } from "@tokens/core";
import type { Execute } from "./execute.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";
import { tableSql } from "./table.ts";

/** Options of `sqliteSessions`. */
export interface SqliteSessionsOptions {
  /** @default tokens_sessions */
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
  if (typeof database !== "string") {
    return openSessions(
      executeOn(() => database),
      { dialect: "sqlite", table },
    );
  }
  let opened: DatabaseSync | undefined;
  let closed = false;
  const open = (): DatabaseSync => {
    if (closed) throw new Error("the store was closed");
    return (opened ??= openWithTable(database, table));
  };
  return openSessions(executeOn(open), {
    dialect: "sqlite",
    table,
    async onClose() {
      opened?.close();
      opened = undefined;
      closed = true;
    },
  });
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

/** A handful of statements, each of which would be parsed at every call. */
function executeOn(database: () => DatabaseSync): Execute {
  const prepared = new Map<string, StatementSync>();
  return async (text, parameters) => {
    const statement = prepared.get(text) ?? database().prepare(text);
    prepared.set(text, statement);
    const rows = statement.all(...parameters);
    return { rows, changed: rows.length > 0 };
  };
}
