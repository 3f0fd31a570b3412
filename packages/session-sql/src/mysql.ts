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
import { checkOption, hasMethods } from "@tokens/core/internal";
import { executeWith } from "./kysely.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `mysqlSessions`. */
export interface MysqlSessionsOptions {
  /**
   * Name of the table, also `database.table`.
   *
   * @default "tokens_sessions"
   */
  readonly table?: string;
}

/** Sessions in MySQL or MariaDB. `pool` is from `mysql2` or `mysql2/promise`; the caller closes it. Throws a `TypeError` for anything else. */
export function mysqlSessions<S extends Session = Session>(
  pool: MysqlPool | { readonly pool: MysqlPool },
  { table }: MysqlSessionsOptions = {},
): SqlSessions<S> {
  checkOption(
    "mysqlSessions(pool): pool",
    pool,
    hasMethods(pool, "getConnection"),
    "a pool of mysql2, e.g. createPool({ uri })",
  );
  const db = new Kysely<unknown>({ dialect: new MysqlDialect({ pool: "pool" in pool ? pool.pool : pool }) });
  return openSessions(executeWith(db), { dialect: "mysql", ...(table && { table }) });
}
