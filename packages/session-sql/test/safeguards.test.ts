import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { SessionStoreError } from "@tokens/core";
import { sqlSessions, type SqlSessions } from "@tokens/session-sql";
import { openSqlite, retryConflicts } from "@tokens/session-sql/internal";
import { peekSqlite } from "@tokens/session-sql/internal/peek";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  databaseUrl,
  mariadbDatabase,
  postgresDatabase,
  reachMariadb,
  reachPostgres,
  sqliteDatabase,
  type TestDatabase,
} from "./databases.ts";
import { postgresProxy } from "./proxy.ts";
import { eventually, sample } from "./sample.ts";

const postgres = await reachPostgres();
const mariadb = await reachMariadb();

/** Everything that a log could print of the error that `work` fails with. */
async function printed(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SessionStoreError);
  const { message, stack, cause } = error as SessionStoreError;
  return [message, stack, (cause as Error).message, (cause as Error).stack].join("\n");
}

describe.each([
  { name: "SQLite", reached: true, create: sqliteDatabase },
  { name: "PostgreSQL", reached: postgres, create: () => postgresDatabase() },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase() },
])("$name", ({ reached, create }) => {
  describe.skipIf(!reached)("keeps", () => {
    let database: TestDatabase;
    let sessions: SqlSessions;
    beforeAll(async () => {
      database = await create();
      sessions = database.open();
    });
    afterAll(() => database?.remove());

    test("a lease by its own clock", async () => {
      const session = sample();
      await sessions.set("clock", session);
      const claim = (owner: string): ReturnType<typeof sessions.claim> =>
        sessions.claim("clock", { known: session.version, owner, leaseMs: 60_000 });
      await claim("one");
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
      onTestFinished(() => void vi.useRealTimers());
      expect(await claim("two")).toMatchObject({ kind: "busy" });
    });

    test("a first session after its claim is gone, if there is none", async () => {
      const [first, second] = [sample(), sample()];
      const commit = { owner: "one", parent: undefined };
      expect(await sessions.commit("first", first, commit)).toBe("committed");
      expect(await sessions.get("first")).toEqual(first);
      expect(await sessions.commit("first", second, commit)).toEqual({ superseded: first });
    });

    test("no lease of a superseded commit", async () => {
      const [first, other, late] = [sample(), sample(), sample()];
      await sessions.set("late", first);
      await sessions.claim("late", { known: first.version, owner: "holder", leaseMs: 60_000 });
      await sessions.commit("late", other, { owner: "one whose lease ran out", parent: first.version });
      const commit = await sessions.commit("late", late, { owner: "holder", parent: first.version });
      expect(commit).toEqual({ superseded: other });
      expect(await sessions.claim("late", { known: other.version, owner: "next", leaseMs: 1000 })).toEqual({
        kind: "claimed",
        session: other,
      });
    });

    test("no session whose version differs from its row", async () => {
      const [session, other] = [sample(), sample()];
      await sessions.set("mixed", session);
      await database.run(
        `update ${database.table} set version = '${other.version}' where version = '${session.version}'`,
      );
      await expect(sessions.get("mixed")).rejects.toMatchObject({ code: "session_store", retryable: false });
      await sessions.set("mixed", undefined);
    });
  });
});

describe.each([
  {
    name: "PostgreSQL",
    reached: postgres,
    create: () => postgresDatabase(),
    narrowed: "alter column session type int using null",
  },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase(), narrowed: "modify session int" },
])("an error of $name", ({ reached, create, narrowed }) => {
  test.skipIf(!reached)("does not repeat a session that the database quotes", async () => {
    const database = await create();
    await database.run(`alter table ${database.table} ${narrowed}`);
    expect(await printed(database.open().set("a", sample()))).not.toContain("secret");
    await database.remove();
  });
});

describe("a statement", () => {
  const circumstance = { what: "it failed", table: "t", tableSql: "create table t ()" };
  const failing = (failures: readonly string[]) => {
    let runs = 0;
    const work = async (): Promise<string> => {
      const code = failures[runs++];
      if (code !== undefined) throw Object.assign(new Error("it failed"), { severity: "ERROR", code });
      return "done";
    };
    return { work, runs: () => runs };
  };

  test("is repeated after a lost race", async () => {
    const { work, runs } = failing(["40001", "40P01"]);
    expect(await retryConflicts(work, circumstance)).toBe("done");
    expect(runs()).toBe(3);
  });

  test.for([
    ["was rejected", "22P02"],
    ["may have taken effect", "08006"],
    ["was refused", "42501"],
  ])("that %s is not", async ([, code]) => {
    const { work, runs } = failing([code!]);
    await expect(retryConflicts(work, circumstance)).rejects.toMatchObject({ code: "session_store" });
    expect(runs()).toBe(1);
  });
});

test("an error does not contain the password of a connection string", async () => {
  const pool = {
    options: {},
    on: () => pool,
    off: () => pool,
    connect: () => Promise.reject(new Error("no answer from postgres://bob:hunter2@db.example/none")),
    end: async () => undefined,
  };
  const said = await printed(postgresSessions(pool as unknown as PostgresPool).get("a"));
  expect(said).toContain("db.example");
  expect(said).not.toContain("hunter2");
});

describe.skipIf(!postgres)("PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof postgresDatabase>>;
  beforeAll(async () => void (database = await postgresDatabase({ listen: false })));
  afterAll(() => database?.remove());

  test("uses the time of the statement, also in a long transaction", async () => {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.newPool() }) });
    await db.transaction().execute(async (transaction) => {
      const sessions = sqlSessions(transaction, { table: database.table });
      const session = sample();
      await sessions.set("key", session);
      const claim = (owner: string): ReturnType<typeof sessions.claim> =>
        sessions.claim("key", { known: session.version, owner, leaseMs: 20 });
      await claim("one");
      await sleep(40);
      expect(await claim("two")).toMatchObject({ kind: "claimed", interrupted: {} });
    });
  });

  test("may break an idle connection without crashing the process", async () => {
    const pool = database.newPool();
    const sessions = postgresSessions(pool, { table: database.table, listen: false });
    await sessions.get("a");
    const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
    await database.run(`select pg_terminate_backend(${rows[0]!.pid})`);
    await eventually("the pool notices", () => pool.totalCount === 0 || undefined);
    expect(await sessions.get("a")).toBeUndefined();
  });

  test("waiters poll again when listening fails", async () => {
    const proxy = await postgresProxy(databaseUrl);
    const pool = database.newPool();
    const sessions = postgresSessions(pool, { table: database.table, listen: proxy.url });
    const session = sample();
    await sessions.set("key", session);
    await sessions.claim("key", { known: session.version, owner: "holder", leaseMs: 60_000 });
    const told = async (): Promise<number> => {
      const claim = await sessions.claim("key", { known: session.version, owner: "waiter", leaseMs: 60_000 });
      return claim.kind === "busy" ? claim.retryAfterMs : Number.NaN;
    };
    const watcher = sessions.watch!("key", () => undefined);
    await eventually("waiters need not poll", async () => (await told()) > 100 || undefined);
    await proxy.close();
    await eventually("waiters poll", async () => (await told()) <= 100 || undefined);
    watcher[Symbol.dispose]();
    await sessions.close();
  });

  test("retries a failed listening connection with pauses", async () => {
    let asked = 0;
    const pool = database.newPool();
    Object.assign(pool, {
      Client: class {
        on = (): this => this;
        connect = (): Promise<never> => ((asked += 1), Promise.reject(new Error("too many connections")));
        end = async (): Promise<void> => undefined;
      },
    });
    const sessions = postgresSessions(pool, { table: database.table });
    const watcher = sessions.watch!("key", () => undefined);
    await eventually("a second attempt is made", () => asked > 1 || undefined);
    const before = asked;
    // Each pause is longer than the one before, so that a slow machine sees no more of them.
    for (let turn = 0; turn < 50; turn++) await sleep(1);
    expect(asked - before).toBeLessThan(10);
    watcher[Symbol.dispose]();
    await sessions.close();
  });
});

describe("a SQLite file", () => {
  function path(): string {
    const folder = mkdtempSync(join(tmpdir(), "tokens-sql-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, "tokens.db");
  }

  test("is synced before statements return, and readable during writes", () => {
    const database = openSqlite(path());
    expect(database.prepare("pragma synchronous").get()).toEqual({ synchronous: 2 });
    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
  });

  test("is readable by peekSqlite, which ignores anything unusual", async () => {
    const file = path();
    const peek = (): unknown => peekSqlite(file, (keys) => keys.find((key) => key.endsWith(":alice")));
    expect(peek()).toBeUndefined();
    const session = sample();
    {
      await using sessions = sqliteSessions(file);
      await sessions.set("podio:alice", session);
      expect(peek()).toEqual(session);
      expect(peekSqlite(file, () => undefined)).toBeUndefined();
    }
    const database = new DatabaseSync(file);
    const { session: text } = database.prepare("select session from tokens_sessions").get()!;
    const change = database.prepare("update tokens_sessions set session = ?, version = ?");
    for (const [changed, version] of [
      [text, "another"],
      [String(text).replace('"format":1', '"format":2'), session.version],
      ["{", session.version],
    ]) {
      change.run(changed!, version!);
      expect(peek()).toBeUndefined();
    }
    change.run(text!, session.version);
    expect(peek()).toEqual(session);
    database.close();
  });
});
