import { CompiledQuery, MysqlAdapter, PostgresAdapter, SqliteAdapter, type QueryExecutorProvider } from "kysely";
import type { Session } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import type { Execute } from "./execute.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";
import type { SqlDialect } from "./sql.ts";
import type { TableOptions } from "./table.ts";

/** The dialect of a Kysely instance; throws a `TypeError` when its adapter is none of Kysely's own. */
export function dialectOf(db: QueryExecutorProvider): SqlDialect {
  const { adapter } = db.getExecutor();
  if (adapter instanceof PostgresAdapter) return "postgres";
  if (adapter instanceof MysqlAdapter) return "mysql";
  if (adapter instanceof SqliteAdapter) return "sqlite";
  throw new TypeError(
    'The SQL dialect of this Kysely instance is unknown: pass it, e.g. sqlSessions(db, { dialect: "postgres" }).',
  );
}

/** Runs statements with a Kysely instance, without its plugins, which might rename columns. */
export function executeWith(db: QueryExecutorProvider): Execute {
  return async (text, parameters) => {
    const executor = db.getExecutor().withoutPlugins();
    const { rows, numAffectedRows = 0n } = await executor.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(text, [...parameters]),
    );
    return { rows, changed: rows.length > 0 || numAffectedRows > 0n };
  };
}

/** Sessions in a table, through the Kysely instance `db`. The caller closes `db`. Throws a `TypeError` for anything else. */
export function sqlSessions<S extends Session = Session>(
  db: QueryExecutorProvider,
  { dialect, table }: TableOptions = {},
): SqlSessions<S> {
  checkOption(
    "sqlSessions(db): db",
    db,
    hasMethods(db, "getExecutor"),
    "a Kysely instance, e.g. new Kysely({ dialect: new PostgresDialect({ pool }) })",
  );
  return openSessions(executeWith(db), { dialect: dialect ?? dialectOf(db), table });
}
