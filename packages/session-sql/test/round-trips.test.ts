import { DatabaseSync } from "node:sqlite";
import { TokenManager } from "@tokens/core";
import type { SqlSessions } from "@tokens/session-sql";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createPool } from "mysql2";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseUrl, mariadbUrl, newName, reachMariadb, reachPostgres, withoutReturning } from "./databases.ts";
import { postgresProxy } from "./proxy.ts";
import { sample } from "./sample.ts";
import { providerOf, tokenServer, type TokenServer } from "./token-server.ts";

const postgres = await reachPostgres();
const mariadb = await reachMariadb();
const table = newName();
const key = "loopback:test:default";

interface Counted {
  readonly sessions: SqlSessions;
  count(): number;
  close(): Promise<void>;
}

async function overSqlite(): Promise<Counted> {
  const database = new DatabaseSync(":memory:");
  const sessions = sqliteSessions(database, { table });
  await sessions.migrate();
  let statements = 0;
  const prepare = database.prepare.bind(database);
  database.prepare = (...parameters) => {
    const statement = prepare(...parameters);
    for (const verb of ["all", "run", "iterate"] as const) {
      const carryOut = statement[verb].bind(statement) as (...values: unknown[]) => never;
      statement[verb] = (...values: unknown[]) => {
        statements += 1;
        return carryOut(...values);
      };
    }
    return statement;
  };
  return { sessions, count: () => statements, close: async () => database.close() };
}

/** Counted on the wire. */
async function overPostgres(): Promise<Counted> {
  const proxy = await postgresProxy(databaseUrl);
  const pool = new Pool({ connectionString: proxy.url, max: 1 });
  const sessions = postgresSessions(pool, { table });
  await sessions.migrate();
  return {
    sessions,
    count: () => proxy.roundTrips,
    async close() {
      await pool.query(`drop table ${table}`);
      await pool.end();
      await proxy.close();
    },
  };
}

async function overMariadb(returning: boolean): Promise<Counted> {
  const real = createPool({ uri: mariadbUrl, connectionLimit: 1 });
  const pool = returning ? real : withoutReturning(real);
  let statements = 0;
  pool.on("connection", (connection) => {
    const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
    const counted = (...parameters: unknown[]): unknown => {
      statements += 1;
      return query(...parameters);
    };
    Object.assign(connection, { query: counted });
  });
  const sessions = mysqlSessions(pool, { table });
  await sessions.migrate();
  return {
    sessions,
    count: () => statements,
    async close() {
      await pool.promise().query(`drop table ${table}`);
      await pool.promise().end();
    },
  };
}

describe.each([
  { name: "SQLite", reached: true, create: overSqlite, claims: 1, told: 2 },
  { name: "PostgreSQL", reached: postgres, create: overPostgres, claims: 1, told: 1 },
  { name: "MariaDB", reached: mariadb, create: () => overMariadb(true), claims: 1, told: 1 },
  { name: "MariaDB as MySQL", reached: mariadb, create: () => overMariadb(false), claims: 2, told: 2 },
])("$name", ({ reached, create, claims, told }) => {
  describe.skipIf(!reached)("takes", () => {
    let counted: Counted;
    let server: TokenServer;
    beforeAll(async () => {
      server = await tokenServer();
      counted = await create();
    });
    afterAll(async () => {
      await counted?.close();
      await server?.close();
    });

    async function costOf(work: () => Promise<unknown>): Promise<number> {
      const before = counted.count();
      await work();
      return counted.count() - before;
    }

    test("one round trip per operation", async () => {
      const { sessions } = counted;
      const session = sample();
      const next = sample();
      const claim = { known: session.version, owner: "one", leaseMs: 5000 };
      expect(await costOf(() => sessions.set("a", session))).toBe(1);
      expect(await costOf(() => sessions.get("a"))).toBe(1);
      expect(await costOf(() => sessions.claim("a", claim))).toBe(claims);
      expect(await costOf(() => sessions.claim("a", { ...claim, owner: "busy" }))).toBe(told);
      expect(await costOf(() => sessions.claim("a", { ...claim, owner: "stale", known: "older" }))).toBe(told);
      expect(await costOf(() => sessions.commit("a", next, { owner: "one", parent: session.version }))).toBe(1);
      expect(await costOf(() => sessions.release("a", { owner: "one" }))).toBe(1);
      expect(await costOf(() => sessions.set("a", undefined))).toBe(1);
    });

    test("one round trip to claim without a session, and one to commit the first one", async () => {
      const { sessions } = counted;
      const request = { known: undefined, owner: "one", leaseMs: 5000 };
      expect(await costOf(() => sessions.claim("first", request))).toBe(claims);
      expect(await costOf(() => sessions.commit("first", sample(), { owner: "one", parent: undefined }))).toBe(1);
    });

    test("two more to read the stored session of a superseded commit", async () => {
      const { sessions } = counted;
      await sessions.set("b", sample());
      expect(await costOf(() => sessions.commit("b", sample(), { owner: "one", parent: "older" }))).toBe(3);
    });

    test("none for a fresh token; a claim and a commit for a refresh", async () => {
      const tokens = TokenManager.create(providerOf(server.url), { sessions: counted.sessions });
      expect(tokens.key).toBe(key);
      await tokens.save(server.login());
      expect(await costOf(() => tokens.accessToken())).toBe(0);
      expect(await costOf(() => tokens.refresh())).toBe(claims + 1);
      expect(await costOf(() => tokens.accessToken())).toBe(0);
      expect(server).toMatchObject({ requests: 1, reuses: 0 });
    });
  });
});
