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
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Session } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import type { Execute } from "./execute.ts";
import { openSqlite } from "./open-sqlite.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";
import { tableSql } from "./table.ts";

/** Options of `sqliteSessions`. */
export interface SqliteSessionsOptions {
  /** @default "tokens_sessions" */
  readonly table?: string;
}

/**
 * Sessions in SQLite. A path is opened at first use, which creates the file, its directory and the table if missing; `close()` closes it.
 * A `DatabaseSync` is closed by the caller, and `migrate()` creates its table. Throws a `TypeError` for anything else.
 */
export function sqliteSessions<S extends Session = Session>(
  database: string | DatabaseSync,
  { table }: SqliteSessionsOptions = {},
): SqlSessions<S> {
  checkOption(
    "sqliteSessions(database): database",
    database,
    typeof database === "string" || hasMethods(database, "prepare"),
    'a path or a DatabaseSync, e.g. "./tokens.db"',
  );
  if (typeof database !== "string") {
    return openSessions(
      executeOn(() => database),
      { dialect: "sqlite", table },
    );
  }
  let opened: DatabaseSync | undefined;
  let closed = false;
  const open = (): DatabaseSync => {
    if (closed) throw new Error("the store is closed");
    return (opened ??= openSqlite(database, tableSql("sqlite", table)));
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

/** Caches prepared statements, of which the store has only a few. */
function executeOn(database: () => DatabaseSync): Execute {
  const prepared = new Map<string, StatementSync>();
  return async (text, parameters) => {
    const statement = prepared.get(text) ?? database().prepare(text);
    prepared.set(text, statement);
    const rows = statement.all(...parameters);
    return { rows, changed: rows.length > 0 };
  };
}
