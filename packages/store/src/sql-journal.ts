import { isTokensError, SessionStoreError, type Clock, type Session } from "@tokens/core";
import type { SqlSessions } from "@tokens/session-sql";
import { entryOf, keepMs } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";
import { failureTypes, outcomesOf, renewalTypes } from "./outcomes.ts";
import { asciiJson, openTable, type Dialect, type Names, type Run } from "./sql-table.ts";

const batchSize = 500;
const trimEvery = 5000;
const maxEntries = 1_000_000;

const statements: Readonly<Record<Dialect, (names: Names) => readonly string[]>> = {
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
    `create index if not exists ${index("type_key")} on ${table} (type, "key", id)`,
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
    `create index if not exists ${sqliteIndex("type_key")} on ${bare} (type, "key", id)`,
  ],
  mysql: ({ table, index }) => [
    `create table if not exists ${table} (
  id bigint not null auto_increment primary key,
  at bigint not null,
  \`key\` binary(32) not null comment 'SHA-256 of the key',
  type varchar(64) character set ascii not null,
  entry longtext character set ascii not null,
  index ${index("key_at")} (\`key\`, at),
  index ${index("at")} (at),
  index ${index("type_key")} (type, \`key\`, id)
) engine = InnoDB`,
  ],
};

/**
 * Creates the table of the sessions if it cannot be read, because the user may not have the privilege to create tables. `server` is
 * named in the error when it does not respond.
 */
export async function ensureTable<S extends Session>(sessions: SqlSessions<S>, server?: string): Promise<void> {
  await sessions.get("").catch((error: unknown) => {
    if (!isTokensError(error) || !error.retryable) return sessions.migrate();
    const { cause } = error;
    if (server === undefined || !(cause instanceof Error)) throw error;
    throw new SessionStoreError(
      `The store ${server} cannot be reached (${cause.message}). Check that the server is running, and the host and port in the URL.`,
      { cause },
    );
  });
}

/** A journal in the table `<table>_journal`, which is created if it cannot be read. */
export async function sqlJournal(
  dialect: Dialect,
  run: Run,
  { table = "tokens_sessions", clock }: { readonly table?: string | undefined; readonly clock: Clock },
): Promise<Journal> {
  const opened = await openTable(dialect, run, { name: `${table}_journal`, subject: "the journal", statements });
  const { names, send, text } = opened;
  const key = names.quote("key");
  const keyValue = dialect === "mysql" ? "unhex(sha2(?, 256))" : "?";
  const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

  async function insert(entries: readonly JournalEntry[]): Promise<void> {
    const rows = entries.map(() => `(?, ${keyValue}, ?, ?)`).join(", ");
    const returning = dialect === "mysql" ? "" : " returning id";
    const [row] = await send(
      "written",
      `insert into ${names.table} (at, ${key}, type, entry) values ${rows}${returning}`,
      entries.flatMap((entry) => [Math.floor(entry.at), text(entry.key), text(entry.type), text(asciiJson(entry))]),
    );
    const id = Number(row?.["id"]);
    // The process that inserts a multiple of trimEvery trims.
    if (Math.floor((id - 1) / trimEvery) !== Math.floor((id + entries.length - 1) / trimEvery)) await trim();
  }

  /** Counts the entries to keep, because ids have gaps. */
  async function trim(): Promise<void> {
    await send("trimmed", `delete from ${names.table} where at < ?`, [Math.floor(clock.now() - keepMs)]);
    const [row] = await send("trimmed", `select id from ${names.table} order by id desc limit 1 offset ${maxEntries}`);
    if (row) await send("trimmed", `delete from ${names.table} where id <= ?`, [Number(row["id"])]);
  }

  async function read({ key: one, after, before, types, limit }: JournalQuery): Promise<readonly JournalEntry[]> {
    const conditions = [
      ...(one === undefined ? [] : [`${key} = ${keyValue}`]),
      ...(after === undefined ? [] : ["at > ?"]),
      ...(before === undefined ? [] : ["at < ?"]),
      ...(types === undefined ? [] : [types.length > 0 ? `type in (${marks(types)})` : "1 = 0"]),
    ];
    const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
    const rows = await send(
      "read",
      `select entry from ${names.table} ${where} order by at desc, id desc limit ${Math.min(limit, Number.MAX_SAFE_INTEGER)}`,
      [one, after, before, ...(types ?? [])].flatMap((value) =>
        typeof value === "string" ? text(value) : (value ?? []),
      ),
    );
    return rows.flatMap((row) => entryOf(String(row["entry"])) ?? []);
  }

  /** Reads at most three entries of each session. The index has all that choosing them takes. */
  async function outcomes(): ReturnType<Journal["outcomes"]> {
    const newest = (types: readonly string[]): string =>
      `select ${key}, max(id) as id from ${names.table} where type in (${marks(types)}) group by ${key}`;
    const failures = `select min(failed.id) as first, max(failed.id) as last from ${names.table} failed
      left join (${newest(renewalTypes)}) renewed on renewed.${key} = failed.${key}
      where failed.type in (${marks(failureTypes)}) and failed.id > coalesce(renewed.id, 0) group by failed.${key}`;
    const [renewed, failed] = [renewalTypes.map(text), failureTypes.map(text)];
    const rows = await send(
      "read",
      `select entry from ${names.table} where id in (
        select id from (${newest(renewalTypes)}) renewed
        union all select first from (${failures}) failures
        union all select last from (${failures}) failures
      ) order by id`,
      [...renewed, ...renewed, ...failed, ...renewed, ...failed],
    );
    return outcomesOf(rows.flatMap((row) => entryOf(String(row["entry"])) ?? []));
  }

  return {
    async append(entries) {
      for (let from = 0; from < entries.length; from += batchSize) await insert(entries.slice(from, from + batchSize));
    },
    read,
    outcomes,
  };
}
