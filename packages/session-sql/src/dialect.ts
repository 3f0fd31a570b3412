import { sql, type Sql, type SqlDialect, type Value } from "./sql.ts";

/** The parts in which the statements of the dialects differ. */
export interface Dialect {
  readonly name: SqlDialect;
  /** Unix milliseconds of the database's clock, constant within a statement. */
  readonly now: Sql;
  /** A text parameter that no character set can change in transit. */
  text(value: string | undefined): Value;
  /** Condition that matches the row of a key. */
  isRow(key: string): Sql;
  /** Suffix of a statement that changes a row: notifies listeners, and returns whether a row changed. */
  changed(key: string): Sql;
}

/** PostgreSQL and PGlite. A change notifies `channel`. `statement_timestamp()` is current inside a transaction, too. */
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
 * MySQL and MariaDB. Sends bytes instead of text, so that no character set, collation or SQL mode (`NO_BACKSLASH_ESCAPES`) can confuse
 * two keys. UTC_TIMESTAMP, because UNIX_TIMESTAMP(NOW(3)) repeats an hour when daylight saving time ends.
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
