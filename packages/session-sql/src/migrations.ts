import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { dialectOf } from "./kysely.ts";
import { defaultTable, tableStatements, type TableOptions } from "./table.ts";

/** The migrations of the table, for the provider of a Kysely `Migrator` or for migration files of your own. */
export interface SessionMigrations extends Record<string, Migration> {
  readonly tokens_sessions_1: Required<Migration>;
}

/**
 * The migrations of the table.
 *
 * @example
 * ```ts
 * // migrations/2026-03-01-sessions.ts
 * import { migrations } from "@tokens/session-sql";
 *
 * export const { up, down } = migrations().tokens_sessions_1;
 * ```
 */
export function migrations({ dialect, table = defaultTable }: TableOptions = {}): SessionMigrations {
  return {
    tokens_sessions_1: {
      // oxlint-disable-next-line typescript/no-explicit-any -- the type in Kysely's Migration
      async up(db: Kysely<any>) {
        for (const statement of tableStatements(dialect ?? dialectOf(db), table)) await sql.raw(statement).execute(db);
      },
      // oxlint-disable-next-line typescript/no-explicit-any -- the type in Kysely's Migration
      async down(db: Kysely<any>) {
        await sql`drop table if exists ${sql.table(table)}`.execute(db);
      },
    },
  };
}
