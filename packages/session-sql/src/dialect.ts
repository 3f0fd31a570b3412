import { sql, type Sql, type Value } from "./sql.ts";

/** The SQL that a database speaks: `postgres` is PGlite too, `mysql` is MariaDB too. */
export type SqlDialect = "postgres" | "mysql" | "sqlite";

/** What the statements of the dialects differ in. */
export interface Dialect {
  readonly name: SqlDialect;
  /** Unix milliseconds by the database's clock, the same all through one statement. */
  readonly now: Sql;
  /** A text as a parameter that no character set on the way can change. */
  text(value: string | undefined): Value;
  /** Condition for the row of a key. */
  isRow(key: string): Sql;
  /** Ends a statement that changes a row: tells the listeners, and lets the caller see whether there was a row to change. */
  changed(key: string): Sql;
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
