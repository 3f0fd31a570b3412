/**
 * Sessions in a table of PostgreSQL, PGlite, MySQL, MariaDB, SQLite or Cloudflare D1, refreshed once across all processes.
 *
 * `@tokens/session-sql/postgres`, `/pglite`, `/mysql`, `/sqlite` and `/d1` each export a function for the pool or database of a driver.
 * This entry exports the function for any Kysely instance, and the migrations.
 *
 * @example
 * ```ts
 * import { sqlSessions } from "@tokens/session-sql";
 * import { Kysely, PostgresDialect } from "kysely";
 * import { Pool } from "pg";
 *
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
 * const sessions = sqlSessions(db);
 * await sessions.migrate();
 * ```
 *
 * @module
 */
export { sqlSessions } from "./kysely.ts";
export { migrations, type SessionMigrations } from "./migrations.ts";
export type { SqlSessions } from "./sql-sessions.ts";
export type { SqlDialect } from "./sql.ts";
export { tableSql, type TableOptions } from "./table.ts";
