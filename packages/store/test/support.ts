import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession, type Session } from "@tokens/core";
import mysql from "mysql2/promise";
import pg from "pg";
import { createClient, type RedisClientType } from "redis";
import { onTestFinished } from "vitest";

const postgresUrl = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const mariadbUrl = process.env.MARIADB_URL ?? "mysql://root@127.0.0.1:3306/test";
const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";

/** An address of its own; what is made there is removed at the end of the test. */
export interface Place {
  readonly url: string;
  /** Everything that is stored there, as text. */
  content(): Promise<string>;
}

/** A form of address and whether its server answers here. */
export interface Form {
  readonly name: string;
  readonly reached: boolean;
  place(): Promise<Place>;
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "store-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const newName = (): string => `store_${crypto.randomUUID().replaceAll("-", "")}`;

function withParameter(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}

export async function runPostgres(...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    const rows: unknown[] = [];
    for (const statement of statements) rows.push((await client.query(statement)).rows);
    return rows;
  } finally {
    await client.end();
  }
}

async function runMariadb(...statements: string[]): Promise<unknown[]> {
  const connection = await mysql.createConnection({ uri: mariadbUrl, connectTimeout: 2000 });
  try {
    const rows: unknown[] = [];
    for (const statement of statements) rows.push((await connection.query(statement))[0]);
    return rows;
  } finally {
    await connection.end();
  }
}

export async function withRedis<T>(work: (client: RedisClientType) => Promise<T>): Promise<T> {
  const client: RedisClientType = createClient({
    url: redisUrl,
    socket: { reconnectStrategy: false, connectTimeout: 2000 },
  });
  await client.on("error", () => undefined).connect();
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

function sqlPlace(url: string, run: (...statements: string[]) => Promise<unknown[]>): Place {
  const table = newName();
  const tables = [table, `${table}_journal`, `${table}_records`];
  onTestFinished(() => run(...tables.map((name) => `drop table if exists ${name}`)).then(() => undefined));
  return {
    url: withParameter(url, "table", table),
    content: async () =>
      JSON.stringify(await run(...tables.map((name) => `select * from ${name}`))).replaceAll('\\"', '"'),
  };
}

async function redisPlace(): Promise<Place> {
  const prefix = `${newName()}:`;
  const url = withParameter(redisUrl, "prefix", prefix);
  onTestFinished(() =>
    withRedis(async (client) => {
      for (const key of await client.keys(`${prefix}*`)) await client.del(key);
    }),
  );
  return {
    url,
    content: () => withRedis(async (client) => JSON.stringify(await client.xRange(`${prefix}journal`, "-", "+"))),
  };
}

async function reach(name: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (cause) {
    if (process.env.CI) throw new Error(`${name} does not answer.`, { cause });
    console.log(`${name} does not answer: its tests are left out.`);
    return false;
  }
}

/** The URL of a form that needs no server is a place in a temporary directory. */
export const forms: readonly Form[] = [
  {
    name: "file:",
    reached: true,
    async place() {
      const directory = await temporaryDirectory();
      return { url: `file:${directory}/sessions`, content: () => textOf(join(directory, "sessions", "journal")) };
    },
  },
  {
    name: "sqlite:",
    reached: true,
    async place() {
      const directory = await temporaryDirectory();
      return { url: `sqlite://${directory}/new/tokens.db`, content: () => textOf(join(directory, "new")) };
    },
  },
  {
    name: "postgres:",
    reached: await reach("PostgreSQL", () => runPostgres("select 1")),
    place: async () => sqlPlace(postgresUrl, runPostgres),
  },
  {
    name: "mariadb:",
    reached: await reach("MariaDB", () => runMariadb("select 1")),
    place: async () => sqlPlace(mariadbUrl.replace(/^mysql:/, "mariadb:"), runMariadb),
  },
  { name: "redis:", reached: await reach("Redis", () => withRedis((client) => client.ping())), place: redisPlace },
];

async function textOf(directory: string): Promise<string> {
  const names = await readdir(directory);
  return (await Promise.all(names.map((name) => readFile(join(directory, name), "latin1")))).join("\n");
}

export function sample(members: Partial<Session> = {}): Session {
  const now = Date.now();
  return newSession({
    accessToken: "access",
    refreshToken: "refresh",
    obtainedAt: now,
    expiresAt: now + 1000,
    ...members,
  });
}
