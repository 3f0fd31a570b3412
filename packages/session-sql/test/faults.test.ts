import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SessionStoreError, TokenManager } from "@tokens/core";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createPool } from "mysql2";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  databaseUrl,
  mariadbDatabase,
  mariadbUrl,
  newName,
  postgresDatabase,
  reachMariadb,
  reachPostgres,
  sqliteDatabase,
  type TestDatabase,
} from "./databases.ts";
import { postgresProxy } from "./proxy.ts";
import { sample } from "./sample.ts";
import { providerOf, tokenServer } from "./token-server.ts";

const postgres = await reachPostgres();
const mariadb = await reachMariadb();

async function failureOf(work: Promise<unknown>): Promise<SessionStoreError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SessionStoreError);
  return error as SessionStoreError;
}

/** Everything that a log could print of an error. */
function printed(error: Error): string {
  const { message, stack = "", cause } = error;
  return [message, stack, JSON.stringify(error), cause instanceof Error ? printed(cause) : ""].join("\n");
}

describe.each([
  { name: "SQLite", reached: true, create: sqliteDatabase },
  { name: "PostgreSQL", reached: postgres, create: () => postgresDatabase() },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase() },
])("$name", ({ reached, create }) => {
  describe.skipIf(!reached)("has", () => {
    let database: TestDatabase;
    beforeAll(async () => void (database = await create()));
    afterAll(() => database?.remove());

    test("reports a row that is not JSON without its text, keeps it and releases the lease", async () => {
      const sessions = database.open();
      const session = sample();
      await sessions.set("rotten", session);
      await database.run(
        `update ${database.table} set session = '{"accessToken":"access-secret-1' where version = '${session.version}'`,
      );
      const errors = [
        await failureOf(sessions.get("rotten")),
        await failureOf(sessions.claim("rotten", { known: session.version, owner: "one", leaseMs: 5000 })),
      ];
      for (const error of errors) {
        expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("rotten") as string });
        expect(printed(error)).not.toContain("secret");
      }
      const [row] = await database.run(`select session, lease_until, owner from ${database.table}`);
      expect(row).toEqual({ session: '{"accessToken":"access-secret-1', lease_until: null, owner: null });
      await sessions.set("rotten", undefined);
    });

    test("reports a row of a newer release and keeps it", async () => {
      const sessions = database.open();
      const session = sample();
      await sessions.set("newer", session);
      const text = JSON.stringify({ format: 2, sealed: "what is to come" });
      await database.run(`update ${database.table} set session = '${text}' where version = '${session.version}'`);
      const error = await failureOf(sessions.claim("newer", { known: session.version, owner: "one", leaseMs: 5000 }));
      expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("Upgrade") as string });
      const commit = await failureOf(sessions.commit("newer", sample(), { owner: "one", parent: "older" }));
      expect(commit.retryable).toBe(false);
      expect(await database.run(`select session, owner from ${database.table}`)).toEqual([
        { session: text, owner: null },
      ]);
      await sessions.set("newer", undefined);
    });

    test("stores a session of 1 MB", async () => {
      const sessions = database.open();
      const session = sample({ accessToken: "x".repeat(1024 * 1024) });
      await sessions.set("large", session);
      expect(await sessions.claim("large", { known: session.version, owner: "one", leaseMs: 5000 })).toEqual({
        kind: "claimed",
        session,
      });
      await sessions.set("large", undefined);
    });

    test("reports a missing table with the statements that create it", async () => {
      const sessions = database.open();
      await sessions.get("a");
      await database.run(`drop table ${database.table}`);
      const session = sample();
      for (const work of [
        () => sessions.get("a"),
        () => sessions.set("a", session),
        () => sessions.claim("a", { known: undefined, owner: "one", leaseMs: 5000 }),
        () => sessions.commit("a", session, { owner: "one", parent: undefined }),
      ]) {
        const error = await failureOf(work());
        expect(error).toMatchObject({
          retryable: false,
          message: expect.stringMatching(/migrate\(\).*create table if not exists/s) as string,
        });
        expect(printed(error)).not.toContain("secret");
      }
      await sessions.migrate();
      expect(await sessions.get("a")).toBeUndefined();
    });

    test("reports another table with the same name without values", async () => {
      const sessions = database.open();
      await sessions.get("a");
      await database.run(`drop table ${database.table}`);
      await database.run(`create table ${database.table} (session int)`);
      const error = await failureOf(sessions.set("a", sample()));
      expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("migration") as string });
      expect(printed(error)).not.toContain("secret");
      await database.run(`drop table ${database.table}`);
      await sessions.migrate();
    });
  });
});

describe("an unreachable server", () => {
  test.each([
    {
      name: "PostgreSQL",
      sessions: () => postgresSessions(new Pool({ connectionString: "postgres://bob:hunter2@127.0.0.1:1/none" })),
    },
    { name: "MySQL", sessions: () => mysqlSessions(createPool({ uri: "mysql://bob:hunter2@127.0.0.1:1/none" })) },
  ])("$name: may be tried again, and no message has the password", async ({ sessions }) => {
    const error = await failureOf(sessions().get("a"));
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("ECONNREFUSED") as string });
    expect(printed(error)).not.toContain("hunter2");
  });
});

describe("SQLite", () => {
  test("read-only: can be read, and reports writes", async () => {
    const database = await sqliteDatabase();
    const session = sample();
    await database.open().set("a", session);
    const readOnly = new DatabaseSync(database.path, { readOnly: true });
    const sessions = sqliteSessions(readOnly, { table: database.table });
    expect(await sessions.get("a")).toEqual(session);
    const error = await failureOf(sessions.claim("a", { known: session.version, owner: "one", leaseMs: 5000 }));
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("is read-only") as string });
    readOnly.close();
    await database.remove();
  });

  test("reports a path that cannot be opened, and works once it can", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tokens-sql-"));
    const inTheWay = join(folder, "data");
    writeFileSync(inTheWay, "");
    await using sessions = sqliteSessions(join(inTheWay, "tokens.db"));
    const error = await failureOf(sessions.get("a"));
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("path") as string });
    rmSync(inTheWay);
    expect(await sessions.get("a")).toBeUndefined();
    await sessions.close();
    rmSync(folder, { recursive: true });
  });

  test("waits for another writer for a limited time", async () => {
    const database = await sqliteDatabase();
    const [own, other] = [new DatabaseSync(database.path), new DatabaseSync(database.path)];
    const sessions = sqliteSessions(own, { table: database.table });
    other.exec("begin immediate");
    const session = sample();
    const waiting = sessions.set("a", session);
    setTimeout(() => other.exec("commit"), 50);
    await waiting;
    expect(await sessions.get("a")).toEqual(session);
    other.exec("begin immediate");
    const error = await failureOf(sessions.set("a", session));
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("SQLITE_BUSY") as string });
    other.close();
    own.close();
    await database.remove();
  });
});

describe.skipIf(!postgres)("PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof postgresDatabase>>;
  const session = sample();
  beforeAll(async () => {
    database = await postgresDatabase();
    await database.open().set("a", session);
  });
  afterAll(() => database?.remove());

  async function through(
    options: string,
    work: (sessions: ReturnType<typeof postgresSessions>) => Promise<void>,
  ): Promise<void> {
    const pool = new Pool({ connectionString: databaseUrl, options });
    try {
      await work(postgresSessions(pool, { table: database.table }));
    } finally {
      await pool.end();
    }
  }

  test("read-only: can be read, and reports writes", async () => {
    await through("-c default_transaction_read_only=on", async (sessions) => {
      expect(await sessions.get("a")).toEqual(session);
      const error = await failureOf(sessions.claim("a", { known: session.version, owner: "one", leaseMs: 5000 }));
      expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("25006") as string });
    });
  });

  test("names a missing privilege", async () => {
    const role = newName();
    await database.run(`create role ${role}`);
    try {
      await through(`-c role=${role}`, async (sessions) => {
        const error = await failureOf(sessions.get("a"));
        expect(error).toMatchObject({
          retryable: false,
          message: expect.stringMatching(/42501.*grant select, insert/) as string,
        });
      });
    } finally {
      await database.run(`drop role ${role}`);
    }
  });

  test("does not repeat a rejected value", async () => {
    const error = await failureOf(database.open().set("a\0key", sample({ scope: "secret" })));
    expect(error.retryable).toBe(false);
    expect(printed(error)).not.toContain("secret");
  });

  test("resolves every claim in another isolation level", async () => {
    await through("-c default_transaction_isolation=serializable", async (sessions) => {
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          sessions.claim("a", { known: session.version, owner: `owner-${n}`, leaseMs: 5000 }),
        ),
      );
      expect(claims.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === "busy")).toHaveLength(7);
    });
  });

  test("hanging: a caller waits for the store's share of the deadline", async () => {
    const server = await tokenServer();
    const proxy = await postgresProxy(databaseUrl);
    const pool = new Pool({ connectionString: proxy.url });
    const sessions = postgresSessions(pool, { table: database.table });
    const tokens = TokenManager.create(providerOf(server.url), { sessions, leaseMs: 600, deadlineMs: 400 });
    await tokens.save(server.login());
    proxy.freeze();
    await expect(tokens.refresh()).rejects.toMatchObject({ code: "session_store", retryable: true });
    expect(server.requests).toBe(0);
    await proxy.close();
    await pool.end();
    await server.close();
  });

  test("keeps the tokens when the connection breaks during a commit", async () => {
    const server = await tokenServer();
    const proxy = await postgresProxy(databaseUrl);
    const pool = new Pool({ connectionString: proxy.url });
    const sessions = postgresSessions(pool, { table: database.table });
    const tokens = TokenManager.create(providerOf(server.url), { sessions });
    await tokens.save(server.login());
    proxy.cutAfter("expires_at =");
    const refreshed = await tokens.refresh();
    expect(await database.open().get(tokens.key)).toEqual(refreshed);
    expect(server).toMatchObject({ requests: 1, reuses: 0 });
    await proxy.close();
    await pool.end();
    await server.close();
  });
});

describe.skipIf(!mariadb)("MariaDB", () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await mariadbDatabase()));
  afterAll(() => database?.remove());

  async function through(
    settings: string,
    work: (sessions: ReturnType<typeof mysqlSessions>) => Promise<void>,
  ): Promise<void> {
    const pool = createPool({ uri: mariadbUrl });
    pool.on("connection", (connection) => void connection.query(`set session ${settings}`));
    try {
      await work(mysqlSessions(pool, { table: database.table }));
    } finally {
      await pool.promise().end();
    }
  }

  test("read-only: can be read, and reports writes", async () => {
    const session = sample();
    await database.open().set("a", session);
    await through("transaction read only", async (sessions) => {
      expect(await sessions.get("a")).toEqual(session);
      const error = await failureOf(sessions.claim("a", { known: session.version, owner: "one", leaseMs: 5000 }));
      expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("is read-only") as string });
    });
  });

  test("does not repeat a rejected value", async () => {
    const error = await failureOf(database.open().set("a", { ...sample(), version: "secret".repeat(50) }));
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("ER_DATA_TOO_LONG") as string });
    expect(printed(error)).not.toContain("secretsecret");
  });

  test.each([
    "character_set_client = latin1, character_set_connection = latin1, character_set_results = latin1",
    "sql_mode = 'NO_BACKSLASH_ESCAPES,SIMULTANEOUS_ASSIGNMENT'",
  ])("keeps keys apart and sessions whole under set session %s", async (settings) => {
    await through(settings, async (sessions) => {
      const keys = ["ά'\"\\", "έ'\"\\", "😀"];
      const stored = keys.map((key) => [key, sample({ scope: `Ωμέγα "quoted" 'it' \\ 😀 ${key}` })] as const);
      for (const [key, session] of stored) await sessions.set(key, session);
      for (const [key, session] of stored) {
        const claim = await sessions.claim(key, { known: session.version, owner: "one", leaseMs: 5000 });
        expect(claim).toEqual({ kind: "claimed", session });
        expect(await sessions.claim(key, { known: session.version, owner: "two", leaseMs: 5000 })).toMatchObject({
          kind: "busy",
        });
      }
    });
  });
});
