import type { Clock } from "@tokens/core";
import type { Records } from "./records.ts";
import { asciiJson, openTable, type Dialect, type Names, type Run } from "./sql-table.ts";

const statements: Readonly<Record<Dialect, (names: Names) => readonly string[]>> = {
  postgres: ({ table, index }) => [
    `create table if not exists ${table} (
  kind text collate "C" not null,
  name text collate "C" not null,
  value text not null,
  expires_at bigint,
  primary key (kind, name)
)`,
    `create index if not exists ${index("expires_at")} on ${table} (expires_at)`,
  ],
  sqlite: ({ table, bare, sqliteIndex }) => [
    `create table if not exists ${table} (
  kind text not null,
  name text not null,
  value text not null,
  expires_at integer,
  primary key (kind, name)
) strict`,
    `create index if not exists ${sqliteIndex("expires_at")} on ${bare} (expires_at)`,
  ],
  mysql: ({ table, index }) => [
    `create table if not exists ${table} (
  kind varbinary(64) not null,
  id binary(32) not null comment 'SHA-256 of the name',
  name blob not null,
  value longtext character set ascii not null,
  expires_at bigint,
  primary key (kind, id),
  index ${index("expires_at")} (expires_at)
) engine = InnoDB`,
  ],
};

/** Records in the table `<table>_records`, which is created if it cannot be read. */
export async function sqlRecords(
  dialect: Dialect,
  run: Run,
  { table = "tokens_sessions", clock }: { readonly table?: string | undefined; readonly clock: Clock },
): Promise<Records> {
  const opened = await openTable(dialect, run, { name: `${table}_records`, subject: "the records", statements });
  const { send, text, names } = opened;
  const mysql = dialect === "mysql";
  const isRecord = mysql ? "kind = ? and id = unhex(sha2(?, 256))" : "kind = ? and name = ?";
  const isLive = "(expires_at is null or expires_at > ?)";
  const columns = mysql ? "(kind, id, name, value, expires_at)" : "(kind, name, value, expires_at)";
  const row = (kind: string, name: string, value: unknown, expiresAt?: number) => [
    text(kind),
    text(name),
    ...(mysql ? [text(name)] : []),
    text(asciiJson(value)),
    expiresAt === undefined ? null : Math.floor(expiresAt),
  ];
  const values = mysql ? "values (?, unhex(sha2(?, 256)), ?, ?, ?)" : "values (?, ?, ?, ?)";
  const into = `into ${names.table} ${columns} ${values}`;
  const removeExpired = () => send("removed", `delete from ${names.table} where expires_at <= ?`, [clock.now()]);

  return {
    async get<T>(kind: string, name: string) {
      const [found] = await send("read", `select value from ${names.table} where ${isRecord} and ${isLive}`, [
        text(kind),
        text(name),
        clock.now(),
      ]);
      return found && (JSON.parse(String(found["value"])) as T);
    },
    async set(kind, name, value, { expiresAt } = {}) {
      const statement = mysql
        ? `replace ${into}`
        : `insert ${into} on conflict (kind, name) do update set value = excluded.value, expires_at = excluded.expires_at`;
      await send("written", statement, row(kind, name, value, expiresAt));
    },
    async add(kind, name, value, { expiresAt } = {}) {
      await removeExpired();
      const statement = mysql
        ? `insert ignore ${into}`
        : `insert ${into} on conflict do nothing returning 1 as changed`;
      const [added] = await send("written", statement, row(kind, name, value, expiresAt));
      return Number(added?.["changed"] ?? 0) > 0;
    },
    async delete(kind, name) {
      const returning = mysql ? "" : " returning 1 as changed";
      const [removed] = await send(
        "removed",
        `delete from ${names.table} where ${isRecord} and ${isLive}${returning}`,
        [text(kind), text(name), clock.now()],
      );
      return Number(removed?.["changed"] ?? 0) > 0;
    },
    async *list<T>(kind: string) {
      const found = await send("read", `select name, value from ${names.table} where kind = ? and ${isLive}`, [
        text(kind),
        clock.now(),
      ]);
      for (const { name, value } of found)
        yield { name: Buffer.from(name as string | Uint8Array).toString(), value: JSON.parse(String(value)) as T };
    },
  };
}
