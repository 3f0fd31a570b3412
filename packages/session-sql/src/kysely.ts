import { CompiledQuery, MysqlAdapter, PostgresAdapter, SqliteAdapter, type QueryExecutorProvider } from "kysely";
import type { Session } from "@tokens/core";
import type { SqlDialect } from "./dialect.ts";
import type { Execute } from "./execute.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";
import type { TableOptions } from "./table.ts";

/** The dialect of a Kysely instance; throws a `TypeError` when its adapter is none of Kysely's own. */
export function dialectOf(db: QueryExecutorProvider): SqlDialect {
  const { adapter } = db.getExecutor();
  if (adapter instanceof PostgresAdapter) return "postgres";
  if (adapter instanceof MysqlAdapter) return "mysql";
  if (adapter instanceof SqliteAdapter) return "sqlite";
  throw new TypeError(
    'The SQL dialect of this Kysely instance is not known: name it, e.g. sqlSessions(db, { dialect: "postgres" }).',
  );
}

/** Statements through a Kysely instance. A plugin of the user (camel case, say) must not rename the columns. */
export function onKysely(db: QueryExecutorProvider): Execute {
  return async (text, parameters) => {
    const executor = db.getExecutor().withoutPlugins();
    const { rows, numAffectedRows = 0n } = await executor.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(text, [...parameters]),
    );
    return { rows, changed: rows.length > 0 || numAffectedRows > 0n };
  };
}

/** Sessions in a table of the database behind `db`, a Kysely instance, which stays the caller's to close. */
export function sqlSessions<S extends Session = Session>(
  db: QueryExecutorProvider,
  { dialect = dialectOf(db), table }: TableOptions = {},
): SqlSessions<S> {
  return openSessions(onKysely(db), { dialect, table });
}
