import { quoteIdentifier, type SqlDialect } from "./sql.ts";

/** Default name of the table. */
export const defaultTable = "tokens_sessions";

/** Table and dialect. */
export interface TableOptions {
  /** @default the dialect of the Kysely instance */
  readonly dialect?: SqlDialect;
  /**
   * Name of the table, also `schema.table`.
   *
   * @default "tokens_sessions"
   */
  readonly table?: string;
}

interface Names {
  /** With its schema, quoteIdentifier. */
  readonly table: string;
  /** The index, quoteIdentifier. */
  readonly index: string;
  /** SQLite qualifies the index with the schema, not the table. */
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

/** The idempotent statements that create the table and its index. */
export function tableStatements(dialect: SqlDialect, table: string = defaultTable): readonly string[] {
  const parts = table.split(".");
  const name = parts.at(-1)!;
  const quote = (identifier: string): string => quoteIdentifier(dialect, identifier);
  const index = `${name}_expires_at`;
  return statements[dialect]({
    table: parts.map(quote).join("."),
    index: quote(index),
    sqliteIndex: [...parts.slice(0, -1), index].map(quote).join("."),
    sqliteTable: quote(name),
  });
}

/** The same statements as text, for any migration tool. */
export function tableSql(dialect: SqlDialect, table: string = defaultTable): string {
  return tableStatements(dialect, table)
    .map((statement) => `${statement};\n`)
    .join("");
}
