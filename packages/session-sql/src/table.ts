import type { SqlDialect } from "./dialect.ts";
import { quoted } from "./sql.ts";

/** Name of the table unless another is given. */
export const defaultTable = "tokens_sessions";

/** Which table, in which dialect. */
export interface TableOptions {
  /** @default found from the Kysely instance */
  readonly dialect?: SqlDialect;
  /**
   * `schema.table` is understood.
   *
   * @default tokens_sessions
   */
  readonly table?: string;
}

interface Names {
  /** With its schema, quoted. */
  readonly table: string;
  /** The index, quoted. */
  readonly index: string;
  /** SQLite wants the schema before the index, not before the table. */
  readonly sqliteIndex: string;
  readonly sqliteTable: string;
}

const statements: Readonly<Record<SqlDialect, (names: Names) => readonly string[]>> = {
  postgres: ({ table, index }) => [
    `create table if not exists ${table} (
  "key" text collate "C" primary key,
  session text,
  version text,
  expires_at bigint,
  owner text,
  lease_until bigint,
  refresh_started_at bigint
)`,
    `create index if not exists ${index} on ${table} (expires_at)`,
  ],
  sqlite: ({ table, sqliteIndex, sqliteTable }) => [
    `create table if not exists ${table} (
  "key" text not null primary key,
  session text,
  version text,
  expires_at integer,
  owner text,
  lease_until integer,
  refresh_started_at integer
) strict`,
    `create index if not exists ${sqliteIndex} on ${sqliteTable} (expires_at)`,
  ],
  mysql: ({ table, index }) => [
    `create table if not exists ${table} (
  id binary(32) not null primary key comment 'SHA-256 of the key',
  \`key\` blob not null,
  session longtext character set ascii collate ascii_bin,
  version varbinary(255),
  expires_at bigint,
  owner varbinary(255),
  lease_until bigint,
  refresh_started_at bigint,
  index ${index} (expires_at)
) engine = InnoDB`,
  ],
};

/** The statements that make the table and its index, each of which does nothing when its work is done already. */
export function tableStatements(dialect: SqlDialect, table: string = defaultTable): readonly string[] {
  const parts = table.split(".");
  const name = parts.at(-1)!;
  const quote = (identifier: string): string => quoted(dialect, identifier);
  const index = `${name}_expires_at`;
  return statements[dialect]({
    table: parts.map(quote).join("."),
    index: quote(index),
    sqliteIndex: [...parts.slice(0, -1), index].map(quote).join("."),
    sqliteTable: quote(name),
  });
}

/** The same as text, for a migration tool of any kind: statements that end in a semicolon. */
export function tableSql(dialect: SqlDialect, table: string = defaultTable): string {
  return tableStatements(dialect, table)
    .map((statement) => `${statement};\n`)
    .join("");
}
