import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import type { StoreUnderTest } from "@tokens/core/testing";
import type { SqlSessions } from "@tokens/session-sql";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { pgliteSessions } from "@tokens/session-sql/pglite";
import { postgresSessions, type PostgresSessionsOptions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createPool, type Pool as MysqlPool } from "mysql2";
import { Pool } from "pg";

export const databaseUrl: string = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
export const mariadbUrl: string = process.env.MARIADB_URL ?? "mysql://root@127.0.0.1:3306/test";

/** A database with a table of its own, which `remove` takes away again. */
export interface TestDatabase {
  readonly table: string;
  /** A store on connections of its own, as another process has it. */
  open(): SqlSessions;
  /** Runs a statement behind the store's back. */
  run(statement: string): Promise<readonly Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export const newName = (): string => `tokens_${crypto.randomUUID().replaceAll("-", "")}`;

/** Whether a server answers. Without it a test run of CI fails; elsewhere its tests are left out, and a line says so. */
async function reach(name: string, url: string, connect: () => Promise<unknown>): Promise<boolean> {
  try {
    await connect();
    return true;
  } catch (cause) {
    const where = new URL(url).host;
    if (process.env.CI) throw new Error(`${name} does not answer at ${where}.`, { cause });
    console.log(`${name} does not answer at ${where}: its tests are left out.`);
    return false;
  }
}

export function reachPostgres(): Promise<boolean> {
  return reach("PostgreSQL", databaseUrl, async () => {
    const pool = new Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 2000 });
    try {
      await pool.query("select 1");
    } finally {
      await pool.end();
    }
  });
}

export function reachMariadb(): Promise<boolean> {
  return reach("MariaDB", mariadbUrl, async () => {
    const pool = createPool({ uri: mariadbUrl, connectTimeout: 2000 }).promise();
    try {
      await pool.query("select 1");
    } finally {
      await pool.end();
    }
  });
}

export async function postgresDatabase(
  options: PostgresSessionsOptions = {},
): Promise<TestDatabase & { newPool(): Pool }> {
  const table = newName();
  const pools: Pool[] = [];
  const stores: SqlSessions[] = [];
  const newPool = (): Pool => {
    const pool = new Pool({ connectionString: databaseUrl, max: 6 });
    pools.push(pool);
    return pool;
  };
  const admin = newPool();
  const database = {
    table,
    newPool,
    open() {
      const store = postgresSessions(newPool(), { table, ...options });
      stores.push(store);
      return store;
    },
    run: async (statement: string) => (await admin.query<Record<string, unknown>>(statement)).rows,
    async remove() {
      await Promise.all(stores.map((store) => store.close()));
      await admin.query(`drop table if exists ${table}`);
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
  await database.open().migrate();
  return database;
}

/** `returning: false` hides from MariaDB what MySQL does not know, so that the store takes the way it takes there. */
export async function mariadbDatabase({ returning = true }: { returning?: boolean } = {}): Promise<TestDatabase> {
  const table = newName();
  const pools: MysqlPool[] = [];
  const newPool = (): MysqlPool => {
    const pool = createPool({ uri: mariadbUrl, connectionLimit: 6 });
    pools.push(pool);
    return returning ? pool : withoutReturning(pool);
  };
  const admin = newPool();
  const database = {
    table,
    open: () => mysqlSessions(newPool(), { table }),
    async run(statement: string) {
      const [rows] = await admin.promise().query(statement);
      return rows as Record<string, unknown>[];
    },
    async remove() {
      await database.run(`drop table if exists ${table}`);
      await Promise.all(pools.map((pool) => pool.promise().end()));
    },
  };
  await database.open().migrate();
  return database;
}

export function withoutReturning(pool: MysqlPool): MysqlPool {
  pool.on("connection", (connection) => {
    const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
    const asMysql = (text: unknown): unknown => (typeof text === "string" ? text.replace("/*M!", "/* ") : text);
    Object.assign(connection, { query: (text: unknown, ...rest: unknown[]) => query(asMysql(text), ...rest) });
  });
  return pool;
}

export async function pgliteDatabase(): Promise<TestDatabase> {
  const table = newName();
  const pglite = new PGlite();
  const database = {
    table,
    open: () => pgliteSessions(pglite, { table }),
    run: async (statement: string) => (await pglite.query<Record<string, unknown>>(statement)).rows,
    remove: () => pglite.close(),
  };
  await database.open().migrate();
  return database;
}

export async function sqliteDatabase(): Promise<TestDatabase & { readonly path: string }> {
  const table = newName();
  const folder = mkdtempSync(join(tmpdir(), "tokens-sql-"));
  const path = join(folder, "tokens.db");
  const stores: SqlSessions[] = [];
  const { DatabaseSync } = await import("node:sqlite");
  const admin = new DatabaseSync(path, { timeout: 5000 });
  const database = {
    table,
    path,
    open() {
      const store = sqliteSessions(path, { table });
      stores.push(store);
      return store;
    },
    run: async (statement: string) => admin.prepare(statement).all(),
    async remove() {
      await Promise.all(stores.map((store) => store.close()));
      admin.close();
      rmSync(folder, { recursive: true });
    },
  };
  await database.open().get("opens the file");
  return database;
}

/** Empties a database for each case of the conformance suite. Time passes by moving the leases, besides what a push needs to travel. */
export function casesOn(database: TestDatabase): () => Promise<StoreUnderTest> {
  const { table, run } = database;
  const [sessions, other] = [database.open(), database.open()];
  return async () => {
    await run(`delete from ${table}`);
    return {
      sessions,
      another: async () => other,
      async pass(ms) {
        await run(
          `update ${table} set lease_until = lease_until - ${ms}, refresh_started_at = refresh_started_at - ${ms}`,
        );
        if (ms <= 100) await sleep(ms);
      },
      corrupt: async () => void (await run(`update ${table} set session = '{nope'`)),
    };
  };
}
