import { MysqlAdapter, PostgresAdapter, sql, SqliteAdapter, type QueryExecutorProvider, type RawBuilder } from "kysely";

/** The SQL that a database speaks: `postgres` is PGlite too, `mysql` is MariaDB too. */
export type SqlDialect = "postgres" | "mysql" | "sqlite";

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

/** What the statements of the dialects differ in. */
export interface Dialect {
  readonly name: SqlDialect;
  /** Unix milliseconds by the database's clock, the same all through one statement. */
  readonly now: RawBuilder<number>;
  /** A text as a parameter that no character set on the way can change. */
  text(value: string | undefined): string | Uint8Array | null;
  /** Condition for the row of a key. */
  isRow(key: string): RawBuilder<boolean>;
  /** Ends a statement that changes a row: tells the listeners, and lets the caller see whether there was a row to change. */
  changed(key: string): RawBuilder<unknown>;
}

/** PostgreSQL and PGlite. A change tells the listeners of `channel`; `statement_timestamp()` also holds inside a transaction. */
function postgres(channel: string): Dialect {
  return {
    name: "postgres",
    now: sql`(extract(epoch from statement_timestamp()) * 1000)::bigint`,
    text: (value) => value ?? null,
    isRow: (key) => sql`"key" = ${key}`,
    changed: (key) => sql`returning 1 as "changed", pg_notify(${channel}, ${key})`,
  };
}

const sqlite: Dialect = {
  name: "sqlite",
  now: sql`cast(unixepoch('subsec') * 1000 as integer)`,
  text: (value) => value ?? null,
  isRow: (key) => sql`"key" = ${key}`,
  changed: () => sql`returning 1 as "changed"`,
};

/**
 * MySQL and MariaDB. Bytes are sent instead of text: neither the connection's character set, nor a collation, nor the SQL mode
 * `NO_BACKSLASH_ESCAPES` can make two keys one. UTC_TIMESTAMP, because UNIX_TIMESTAMP(NOW(3)) repeats an hour when summer time ends.
 */
const mysql: Dialect = {
  name: "mysql",
  now: sql`(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)`,
  text: (value) => (value === undefined ? null : Buffer.from(value)),
  isRow: (key) => sql`id = unhex(sha2(${Buffer.from(key)}, 256))`,
  changed: () => sql``,
};

/** The parts of the statements of one dialect. */
export function dialectFor(name: SqlDialect, channel: string): Dialect {
  return { postgres: () => postgres(channel), mysql: () => mysql, sqlite: () => sqlite }[name]();
}
