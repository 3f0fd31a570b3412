import { attempt } from "@tokens/session-sql/attempt";
import { entryOf, keptEntries } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";

type Dialect = "postgres" | "mysql" | "sqlite";
type Value = string | number;

/** Runs one statement with `?` for its values. An insert gives a row with the `id` of one of the new rows. */
export type Run = (text: string, values: Value[]) => Promise<readonly Record<string, unknown>[]>;

const insertedAtOnce = 500;
const trimEvery = 500;

const tables: Readonly<Record<Dialect, (table: string, index: (column: string) => string) => readonly string[]>> = {
  postgres: (table, index) => [
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
  sqlite: (table, index) => [
    `create table if not exists ${table} (
  id integer primary key autoincrement,
  at integer not null,
  "key" text not null,
  type text not null,
  entry text not null
) strict`,
    `create index if not exists ${index("key_at")} on ${table} ("key", at)`,
    `create index if not exists ${index("at")} on ${table} (at)`,
  ],
  mysql: (table, index) => [
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

/** A journal in the table `<table>_journal`, which is made unless it can be read. */
export async function sqlJournal(dialect: Dialect, table = "tokens_sessions", run: Run): Promise<Journal> {
  const mark = dialect === "mysql" ? "`" : '"';
  const quote = (identifier: string): string => mark + identifier.replaceAll(mark, mark + mark) + mark;
  const name = `${table}_journal`;
  const quoted = name.split(".").map(quote).join(".");
  const index = (column: string): string => quote(`${name.split(".").at(-1)}_${column}`);
  const statements = tables[dialect](quoted, index);
  const key = quote("key");
  const keyValue = dialect === "mysql" ? "unhex(sha2(?, 256))" : "?";
  const circumstance = { table: name, tableSql: statements.map((statement) => `${statement};`).join("\n") };

  const send = (what: string, text: string, values: Value[] = []): ReturnType<Run> => {
    let number = 0;
    const numbered = dialect === "postgres" ? text.replace(/\?/g, () => `$${(number += 1)}`) : text;
    return attempt(() => run(numbered, values), { what: `the journal could not be ${what}`, ...circumstance });
  };

  async function insert(entries: readonly JournalEntry[]): Promise<void> {
    const rows = entries.map(() => `(?, ${keyValue}, ?, ?)`).join(", ");
    const returning = dialect === "mysql" ? "" : " returning id";
    const [row] = await send(
      "written",
      `insert into ${quoted} (at, ${key}, type, entry) values ${rows}${returning}`,
      entries.flatMap((entry) => [entry.at, entry.key, entry.type, ascii(JSON.stringify(entry))]),
    );
    const id = Number(row?.["id"]);
    // Whoever inserts a round number trims, in whichever process.
    if (Math.floor((id - 1) / trimEvery) !== Math.floor((id + entries.length - 1) / trimEvery)) await trim();
  }

  /** Ids have gaps: what is kept is counted. */
  async function trim(): Promise<void> {
    const [row] = await send("trimmed", `select id from ${quoted} order by id desc limit 1 offset ${keptEntries}`);
    if (row) await send("trimmed", `delete from ${quoted} where id <= ?`, [Number(row["id"])]);
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
      `select entry from ${quoted} ${where} order by at desc, id desc limit ${Math.min(limit, Number.MAX_SAFE_INTEGER)}`,
      [one, after, ...(types ?? [])].filter((value) => value !== undefined),
    );
    return rows.flatMap((row) => entryOf(String(row["entry"])) ?? []);
  }

  try {
    await send("read", `select id from ${quoted} limit 0`);
  } catch {
    for (const statement of statements) await send("made", statement);
  }
  return {
    async append(entries) {
      for (let from = 0; from < entries.length; from += insertedAtOnce)
        await insert(entries.slice(from, from + insertedAtOnce));
    },
    read,
  };
}

/** JSON that no character set on the way can change. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
