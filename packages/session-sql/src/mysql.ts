/**
 * Sessions in MySQL or MariaDB through a pool of `mysql2`.
 *
 * @example
 * ```ts
 * import { mysqlSessions } from "@tokens/session-sql/mysql";
 * import { createPool } from "mysql2";
 *
 * const sessions = mysqlSessions(createPool({ uri: process.env.DATABASE_URL }));
 * await sessions.migrate();
 * ```
 *
 * @module
 */
import { Kysely, MysqlDialect, type MysqlPool } from "kysely";
import type { Session } from "@tokens/core";
import { onKysely } from "./kysely.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `mysqlSessions`. */
export interface MysqlSessionsOptions {
  /**
   * `database.table` is understood.
   *
   * @default tokens_sessions
   */
  readonly table?: string;
}

/** Sessions in MySQL or MariaDB. `pool` comes from `mysql2` or from `mysql2/promise`, and stays the caller's to close. */
export function mysqlSessions<S extends Session = Session>(
  pool: MysqlPool | { readonly pool: MysqlPool },
  { table }: MysqlSessionsOptions = {},
): SqlSessions<S> {
  const db = new Kysely<unknown>({ dialect: new MysqlDialect({ pool: "pool" in pool ? pool.pool : pool }) });
  return openSessions(onKysely(db), { dialect: "mysql", ...(table && { table }) });
}
