import { mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { memorySessions, type SharedSessionManager } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import { redisSessions } from "@tokens/session-redis";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { Redis } from "ioredis";
import { createPool } from "mysql2/promise";
import { Pool } from "pg";

export const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/test";
const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
const mysqlUrl = process.env["MYSQL_URL"] ?? "mysql://root@127.0.0.1:3306/test";

export interface Bare {
  readonly name: string;
  run(): Promise<unknown>;
}

/** A store with nothing in it but what the run puts there, and deleted after the run. */
export interface BenchStore {
  readonly sessions: SharedSessionManager;
  /** What the same driver does without a session: one operation that waits for no disk, and one that does. */
  readonly roundTrip?: Bare;
  readonly write?: Bare;
  close(): Promise<void>;
}

/** Opens each store by its name. */
export const stores: Readonly<Record<string, () => Promise<BenchStore>>> = {
  Memory: memory,
  File: files,
  SQLite: sqlite,
  PostgreSQL: postgres,
  MariaDB: mariadb,
  Redis: redis,
};

/** Opens a store by its name. */
export function openStore(name: string): Promise<BenchStore> {
  return reached(stores[name]!());
}

/** What a connection resolves with. Says what is needed when it rejects. */
export async function reached<T>(connection: Promise<T>): Promise<T> {
  try {
    return await connection;
  } catch (cause) {
    throw new Error("A store cannot be opened. PostgreSQL, MariaDB and Redis have to run on this machine.", { cause });
  }
}

/** For a table or a prefix of this run alone. */
export function uniqueName(): string {
  return `tokens_bench_${crypto.randomUUID().slice(0, 8)}`;
}

async function memory(): Promise<BenchStore> {
  const map = new Map<string, string>();
  return {
    sessions: memorySessions(),
    roundTrip: { name: "Map.set behind async", run: async () => map.set("key", "value") },
    close: () => Promise.resolve(),
  };
}

async function files(): Promise<BenchStore> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
  const path = join(directory, "bare");
  return {
    sessions: fileSessions({ directory: join(directory, "sessions") }),
    write: {
      name: "write, fsync, rename",
      async run() {
        const file = await open(`${path}.new`, "w", 0o600);
        await file.writeFile(record());
        await file.sync();
        await file.close();
        await rename(`${path}.new`, path);
      },
    },
    close: () => rm(directory, { recursive: true }),
  };
}

/** Without a disk: for what many refreshes cost besides it. */
export async function sqliteInMemory(): Promise<Pick<BenchStore, "sessions" | "close">> {
  const sessions = sqliteSessions(":memory:");
  await sessions.migrate();
  return { sessions, close: () => sessions.close() };
}

async function sqlite(): Promise<BenchStore> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
  const path = join(directory, "bench.db");
  const sessions = sqliteSessions(path);
  await sessions.migrate();
  const database = new DatabaseSync(path, { timeout: 1000 });
  database.exec("pragma synchronous = full");
  database.exec("create table bare (value text)");
  database.prepare("insert into bare values (?)").run(record());
  const update = database.prepare("update bare set value = ?");
  return {
    sessions,
    write: { name: "UPDATE", run: async () => update.run(record()) },
    async close() {
      database.close();
      await sessions.close();
      await rm(directory, { recursive: true });
    },
  };
}

async function postgres(): Promise<BenchStore> {
  const table = uniqueName();
  const pool = new Pool({ connectionString: postgresUrl, max: 1 });
  const sessions = postgresSessions(pool, { table });
  await sessions.migrate();
  await pool.query(`create table ${table}_bare (value text)`);
  await pool.query(`insert into ${table}_bare values ($1)`, [record()]);
  return {
    sessions,
    roundTrip: { name: "SELECT 1", run: () => pool.query("select 1") },
    write: { name: "UPDATE", run: () => pool.query(`update ${table}_bare set value = $1`, [record()]) },
    async close() {
      await sessions.close();
      await pool.query(`drop table ${table}, ${table}_bare`);
      await pool.end();
    },
  };
}

async function mariadb(): Promise<BenchStore> {
  const table = uniqueName();
  const pool = createPool({ uri: mysqlUrl, connectionLimit: 1 });
  const sessions = mysqlSessions(pool, { table });
  await sessions.migrate();
  await pool.query(`create table ${table}_bare (value text)`);
  await pool.query(`insert into ${table}_bare values (?)`, [record()]);
  return {
    sessions,
    roundTrip: { name: "SELECT 1", run: () => pool.query("select 1") },
    write: { name: "UPDATE", run: () => pool.query(`update ${table}_bare set value = ?`, [record()]) },
    async close() {
      await sessions.close();
      await pool.query(`drop table ${table}, ${table}_bare`);
      await pool.end();
    },
  };
}

async function redis(): Promise<BenchStore> {
  const client = await connectedRedis();
  const prefix = `${uniqueName()}:`;
  return {
    sessions: redisSessions(client, { prefix }),
    roundTrip: { name: "PING", run: () => client.ping() },
    async close() {
      await removeKeys(client, prefix);
      await client.quit();
    },
  };
}

/** Rejects at the first attempt that fails. */
export async function connectedRedis(): Promise<Redis> {
  const client = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  // Each command that fails says so itself.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Deletes what has this prefix. */
export async function removeKeys(client: Redis, prefix: string): Promise<void> {
  for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1000 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await client.unlink(...keys);
}

/** As long as the record of a session, and another each time: a database does not write what has not changed. */
function record(): string {
  return crypto.randomUUID().repeat(25);
}
