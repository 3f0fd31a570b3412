import { isTokensError, type Session } from "@tokens/core";
import type { SqlSessions } from "@tokens/session-sql";
import { retryConflicts } from "@tokens/session-sql/internal";
import { entryOf, minEntries } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";

type Dialect = "postgres" | "mysql" | "sqlite";
type Value = string | number | Uint8Array;

/** Runs a statement with `?` placeholders. An insert returns a row with the `id` of one of the new rows. */
export type Run = (text: string, values: Value[]) => Promise<readonly Record<string, unknown>[]>;

const batchSize = 500;
const trimEvery = 500;

interface Names {
  readonly table: string;
  /** The table without its schema. */
  readonly bare: string;
  index(column: string): string;
  /** SQLite qualifies the index with the schema, not the table. */
  sqliteIndex(column: string): string;
}

const tables: Readonly<Record<Dialect, (names: Names) => readonly string[]>> = {
  postgres: ({ table, index }) => [
    `create table if not exists ${table} (
  id bigint generated always as identity primary key,
  at bigint not null,
  "key" text collate "C" not null,
  type text not null,
  entry text not null
)`,
    `create index if not exists ${index("key_at")} on ${table} ("key", at)`,
    `create index if not exists ${index("at")} on ${table} (at)`,
  ],
  sqlite: ({ table, bare, sqliteIndex }) => [
    `create table if not exists ${table} (
  id integer primary key autoincrement,
  at integer not null,
  "key" text not null,
  type text not null,
  entry text not null
) strict`,
    `create index if not exists ${sqliteIndex("key_at")} on ${bare} ("key", at)`,
    `create index if not exists ${sqliteIndex("at")} on ${bare} (at)`,
  ],
  mysql: ({ table, index }) => [
    `create table if not exists ${table} (
  id bigint not null auto_increment primary key,
  at bigint not null,
  \`key\` binary(32) not null comment 'SHA-256 of the key',
  type varchar(64) character set ascii not null,
  entry longtext character set ascii not null,
  index ${index("key_at")} (\`key\`, at),
  index ${index("at")} (at)
) engine = InnoDB`,
  ],
};

/** Creates the table of the sessions if it cannot be read, because the user may not have the privilege to create tables. */
export async function ensureTable<S extends Session>(sessions: SqlSessions<S>): Promise<void> {
  await sessions.get("").catch((error: unknown) => {
    if (isTokensError(error) && error.retryable) throw error;
    return sessions.migrate();
  });
}

/** A journal in the table `<table>_journal`, which is created if it cannot be read. */
export async function sqlJournal(dialect: Dialect, run: Run, table = "tokens_sessions"): Promise<Journal> {
  const mark = dialect === "mysql" ? "`" : '"';
  const quote = (identifier: string): string => mark + identifier.replaceAll(mark, mark + mark) + mark;
  const name = `${table}_journal`;
  const parts = name.split(".");
  const index = (column: string): string => `${parts.at(-1)}_${column}`;
  const names: Names = {
    table: parts.map(quote).join("."),
    bare: quote(parts.at(-1)!),
    index: (column) => quote(index(column)),
    sqliteIndex: (column) => [...parts.slice(0, -1), index(column)].map(quote).join("."),
  };
  const statements = tables[dialect](names);
  const key = quote("key");
  const keyValue = dialect === "mysql" ? "unhex(sha2(?, 256))" : "?";
  // Bytes, which no character set or SQL mode of the connection can change.
  const text = (value: string): Value => (dialect === "mysql" ? Buffer.from(value) : value);
  const failureContext = { table: name, tableSql: statements.map((statement) => `${statement};`).join("\n") };

  const send = (what: string, statement: string, values: Value[] = []): ReturnType<Run> => {
    let number = 0;
    const numbered = dialect === "postgres" ? statement.replace(/\?/g, () => `$${(number += 1)}`) : statement;
    return retryConflicts(() => run(numbered, values), { what: `the journal could not be ${what}`, ...failureContext });
  };

  async function insert(entries: readonly JournalEntry[]): Promise<void> {
    const rows = entries.map(() => `(?, ${keyValue}, ?, ?)`).join(", ");
    const returning = dialect === "mysql" ? "" : " returning id";
    const [row] = await send(
      "written",
      `insert into ${names.table} (at, ${key}, type, entry) values ${rows}${returning}`,
      entries.flatMap((entry) => [Math.floor(entry.at), text(entry.key), text(entry.type), text(ascii(entry))]),
    );
    const id = Number(row?.["id"]);
    // The process that inserts a multiple of trimEvery trims.
    if (Math.floor((id - 1) / trimEvery) !== Math.floor((id + entries.length - 1) / trimEvery)) await trim();
  }

  /** Counts the entries to keep, because ids have gaps. */
  async function trim(): Promise<void> {
    const [row] = await send("trimmed", `select id from ${names.table} order by id desc limit 1 offset ${minEntries}`);
    if (row) await send("trimmed", `delete from ${names.table} where id <= ?`, [Number(row["id"])]);
  }

  async function read({ key: one, after, types, limit }: JournalQuery): Promise<readonly JournalEntry[]> {
    const conditions = [
      ...(one === undefined ? [] : [`${key} = ${keyValue}`]),
      ...(after === undefined ? [] : ["at > ?"]),
      ...(types === undefined ? [] : [types.length > 0 ? `type in (${types.map(() => "?").join(", ")})` : "1 = 0"]),
    ];
    const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
    const rows = await send(
      "read",
      `select entry from ${names.table} ${where} order by at desc, id desc limit ${Math.min(limit, Number.MAX_SAFE_INTEGER)}`,
      [one, after, ...(types ?? [])].flatMap((value) => (typeof value === "string" ? text(value) : (value ?? []))),
    );
    return rows.flatMap((row) => entryOf(String(row["entry"])) ?? []);
  }

  try {
    await send("read", `select id from ${names.table} limit 0`);
  } catch {
    for (const statement of statements) await send("created", statement);
  }
  return {
    async append(entries) {
      for (let from = 0; from < entries.length; from += batchSize) await insert(entries.slice(from, from + batchSize));
    },
    read,
  };
}

/** JSON in ASCII, which no character set can change. */
function ascii(entry: JournalEntry): string {
  return JSON.stringify(entry).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
