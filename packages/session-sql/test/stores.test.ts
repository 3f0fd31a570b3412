import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { sqlSessions } from "@tokens/session-sql";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { CamelCasePlugin, DummyDriver, Kysely, PostgresDialect, type Dialect, type DialectAdapter } from "kysely";
import { createPool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  mariadbDatabase,
  mariadbUrl,
  postgresDatabase,
  reachMariadb,
  reachPostgres,
  sqliteDatabase,
  type TestDatabase,
} from "./databases.ts";
import { sample } from "./sample.ts";

const execute = promisify(execFile);
const postgres = await reachPostgres();
const mariadb = await reachMariadb();

describe.each([
  { name: "SQLite", reached: true, create: sqliteDatabase },
  { name: "PostgreSQL", reached: postgres, create: () => postgresDatabase() },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase() },
  { name: "MariaDB as MySQL", reached: mariadb, create: () => mariadbDatabase({ returning: false }) },
])("$name", ({ reached, create }) => {
  describe.skipIf(!reached)("on its own clock", () => {
    let database: TestDatabase;
    beforeAll(async () => void (database = await create()));
    afterAll(() => database?.remove());

    test("ends a lease, and reports when the first dead process started", async () => {
      const sessions = database.open();
      const session = sample();
      await sessions.set("key", session);
      const claim = (owner: string): ReturnType<typeof sessions.claim> =>
        sessions.claim("key", { known: session.version, owner, leaseMs: 40 });
      const before = Date.now();
      expect(await claim("one")).toEqual({ kind: "claimed", session });
      const answers = [];
      for (const owner of ["two", "three"]) {
        await sleep(60);
        answers.push(await claim(owner));
      }
      const since = (answers[0] as { interrupted?: { since: number } }).interrupted?.since;
      expect(Math.abs(since! - before)).toBeLessThan(60_000);
      const interrupted = { kind: "claimed", session, interrupted: { since } };
      expect(answers).toEqual([interrupted, interrupted]);
    });

    test("does not list sessions with a lease as expiring", async () => {
      const sessions = database.open();
      const [held, free] = [sample({ expiresAt: 1000, obtainedAt: 1 }), sample({ expiresAt: 2000.5, obtainedAt: 1 })];
      await sessions.set("held σ", held);
      await sessions.set("free σ", free);
      await sessions.claim("held σ", { known: held.version, owner: "one", leaseMs: 60_000 });
      const found = [];
      for await (const item of sessions.expiring({ before: 2000.2, limit: Infinity })) found.push(item);
      expect(found).toEqual([{ key: "free σ", expiresAt: 2000 }]);
    });
  });
});

describe.each([
  { name: "SQLite", reached: true, create: sqliteDatabase },
  { name: "PostgreSQL", reached: postgres, create: () => postgresDatabase() },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase() },
])("a list from $name", ({ reached, create }) => {
  test.skipIf(!reached)("lists each of many sessions once, also during inserts", async () => {
    const database = await create();
    const sessions = database.open();
    const keys = Array.from({ length: 1200 }, (_, n) => `account σ ${n}`);
    await Promise.all(keys.map((key) => sessions.set(key, sample())));
    const listed: string[] = [];
    for await (const { key } of sessions.list()) {
      if (listed.length === 100) await sessions.set(keys[0]!, sample());
      if (listed.length === 700) await sessions.set("!", sample());
      listed.push(key);
    }
    expect(listed.filter((key) => key !== "!").toSorted()).toEqual(keys.toSorted());
    await database.remove();
  });
});

describe("a SQLite file", () => {
  test("is created for its owner only, with its directory, and closed with the store", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tokens-sql-"));
    const path = join(folder, "private", "tokens.db");
    const session = sample();
    {
      await using sessions = sqliteSessions(path);
      await sessions.set("a", session);
      expect(statSync(join(folder, "private")).mode & 0o777).toBe(0o700);
      for (const name of [path, `${path}-wal`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    }
    expect(() => statSync(`${path}-wal`)).toThrow("ENOENT");
    await using sessions = sqliteSessions(path);
    expect(await sessions.get("a")).toEqual(session);
    await sessions.close();
    rmSync(folder, { recursive: true });
  });

  test("stays open when the caller opened the database", async () => {
    const database = new DatabaseSync(":memory:");
    const sessions = sqliteSessions(database);
    await sessions.migrate();
    await sessions.close();
    expect(database.isOpen).toBe(true);
    database.close();
  });
});

describe("a Kysely instance", () => {
  test.skipIf(!postgres)("may have plugins that rename columns", async () => {
    const database = await postgresDatabase();
    const dialect = new PostgresDialect({ pool: database.newPool() });
    const sessions = sqlSessions(new Kysely<unknown>({ dialect, plugins: [new CamelCasePlugin()] }), {
      table: database.table,
    });
    const session = sample();
    await sessions.set("a", session);
    expect(await sessions.claim("a", { known: session.version, owner: "one", leaseMs: 5000 })).toEqual({
      kind: "claimed",
      session,
    });
    expect(sessions).not.toHaveProperty("watch");
    await database.remove();
  });

  test("needs a dialect when it is unknown", () => {
    const known = new PostgresDialect({ pool: undefined as never });
    const unknown: Dialect = {
      createAdapter: () => Object.create(Object.prototype, {}) as DialectAdapter,
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => known.createIntrospector(db),
      createQueryCompiler: () => known.createQueryCompiler(),
    };
    const db = new Kysely<unknown>({ dialect: unknown });
    expect(() => sqlSessions(db)).toThrow('dialect: "postgres"');
    expect(() => sqlSessions(db, { dialect: "postgres" })).not.toThrow();
  });
});

test.skipIf(!mariadb)("accepts a pool of mysql2/promise", async () => {
  const database = await mariadbDatabase();
  const pool = createPool({ uri: mariadbUrl });
  const sessions = mysqlSessions(pool, { table: database.table });
  const session = sample();
  await sessions.set("a", session);
  expect(await sessions.get("a")).toEqual(session);
  await pool.end();
  await database.remove();
});

test("no entry loads a driver, and only ./sqlite loads node:sqlite", async () => {
  const script = `
    import { registerHooks } from "node:module";
    const seen = [];
    registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
    for (const entry of ["", "/postgres", "/mysql", "/pglite"]) await import("@tokens/session-sql" + entry);
    const isDriver = (name) => /^(pg|mysql2|@electric-sql|node:sqlite)/.test(name);
    console.log(JSON.stringify([seen.includes("kysely"), seen.filter(isDriver)]));
    await import("@tokens/session-sql/sqlite");
    console.log(JSON.stringify(seen.filter(isDriver)));`;
  const { stdout } = await execute(process.execPath, ["-C", "@tokens/source", "--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
  });
  expect(stdout).toBe('[true,[]]\n["node:sqlite"]\n');
});
