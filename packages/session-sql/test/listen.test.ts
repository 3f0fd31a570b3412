import { postgresSessions, type PostgresSessionsOptions } from "@tokens/session-sql/postgres";
import type { SqlSessions } from "@tokens/session-sql";
import { Pool } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { databaseUrl, postgresDatabase, reachPostgres } from "./databases.ts";
import { postgresProxy, type PostgresProxy } from "./proxy.ts";
import { eventually, sample } from "./sample.ts";

const postgres = await reachPostgres();
const pollMs = 100;

describe.skipIf(!postgres)("a store that listens", () => {
  let database: Awaited<ReturnType<typeof postgresDatabase>>;
  const cleanups: (() => Promise<unknown>)[] = [];
  beforeAll(async () => void (database = await postgresDatabase()));
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  });
  afterAll(() => database?.remove());

  function open(url: string, options: PostgresSessionsOptions = {}): SqlSessions {
    const pool = new Pool({ connectionString: url, max: 1 });
    const sessions = postgresSessions(pool, { table: database.table, ...options });
    cleanups.push(
      () => pool.end(),
      () => sessions.close(),
    );
    return sessions;
  }

  async function proxied(): Promise<PostgresProxy> {
    const proxy = await postgresProxy(databaseUrl);
    cleanups.push(() => proxy.close());
    return proxy;
  }

  /** Server processes that listen to this table. */
  async function listening(): Promise<readonly number[]> {
    const rows = await database.run(`select pid from pg_stat_activity where query = 'listen "${database.table}"'`);
    return rows.map(({ pid }) => Number(pid));
  }

  /** How long a waiter is told to wait while another holds a long lease. */
  async function told(sessions: SqlSessions, version: string): Promise<number> {
    const answer = await sessions.claim("key", { known: version, owner: crypto.randomUUID(), leaseMs: 60_000 });
    if (answer.kind !== "busy") throw new Error(`The claim was answered with ${answer.kind}.`);
    return answer.retryAfterMs;
  }

  async function held(sessions: SqlSessions): Promise<string> {
    const session = sample();
    await sessions.set("key", session);
    await sessions.claim("key", { known: session.version, owner: "holder", leaseMs: 60_000 });
    return session.version;
  }

  const trusted = (sessions: SqlSessions, version: string): Promise<true> =>
    eventually("waiters need not poll", async () => (await told(sessions, version)) > pollMs || undefined);

  test("waiters poll until the first notification", async () => {
    const sessions = open(databaseUrl);
    const version = await held(sessions);
    expect(await told(sessions, version)).toBeLessThanOrEqual(pollMs);
    using _ = sessions.watch!("key", () => undefined);
    await trusted(sessions, version);
  });

  test("is notified of a commit, a set, a release and a logout of its key", async () => {
    const sessions = open(databaseUrl);
    const other = open(databaseUrl, { listen: false });
    let version = await held(other);
    const seen: string[] = [];
    using _ = sessions.watch!("key", () => seen.push("key"));
    using __ = sessions.watch!("another", () => seen.push("another"));
    await trusted(sessions, version);
    const next = sample();
    for (const change of [
      () => other.commit("key", next, { owner: "holder", parent: version }),
      () =>
        other
          .claim("key", { known: next.version, owner: "holder", leaseMs: 60_000 })
          .then(() => other.release("key", { owner: "holder" })),
      () => other.set("key", sample()),
      () => other.set("key", undefined),
    ]) {
      seen.length = 0;
      await change();
      await eventually("the watcher is told", () => seen.length > 0 || undefined);
      expect(new Set(seen)).toEqual(new Set(["key"]));
    }
    version = "";
  });

  test("listens again after a broken connection", async () => {
    const sessions = open(databaseUrl);
    const version = await held(sessions);
    let calls = 0;
    using _ = sessions.watch!("key", () => (calls += 1));
    await trusted(sessions, version);
    const [first] = await listening();
    await database.run(`select pg_terminate_backend(${first})`);
    await eventually("another connection listens", async () => (await listening()).find((pid) => pid !== first));
    await trusted(sessions, version);
    calls = 0;
    await open(databaseUrl).set("key", sample());
    await eventually("the watcher is told", () => calls > 0 || undefined);
  });

  test("waiters poll without notifications, as behind a transaction pooler", async () => {
    const proxy = await proxied();
    proxy.withholdNotifications();
    const sessions = open(proxy.url);
    const version = await held(sessions);
    using _ = sessions.watch!("key", () => undefined);
    await eventually("a notification was held back", () => proxy.withheld > 0 || undefined);
    expect(await told(sessions, version)).toBeLessThanOrEqual(pollMs);
  });

  test("listens on a direct connection besides a transaction pooler", async () => {
    const proxy = await proxied();
    proxy.withholdNotifications();
    const sessions = open(proxy.url, { listen: databaseUrl });
    const version = await held(sessions);
    using _ = sessions.watch!("key", () => undefined);
    await trusted(sessions, version);
  });

  test("keeps its connection while there are watchers", async () => {
    const sessions = open(databaseUrl);
    const version = await held(sessions);
    const watchers = [sessions.watch!("key", () => undefined), sessions.watch!("key", () => undefined)];
    await trusted(sessions, version);
    expect(await listening()).toHaveLength(1);
    watchers[0]![Symbol.dispose]();
    expect(await listening()).toHaveLength(1);
    watchers[1]![Symbol.dispose]();
    await eventually("nobody listens", async () => (await listening()).length === 0 || undefined);
    using _ = sessions.watch!("key", () => undefined);
    await trusted(sessions, version);
    await sessions.close();
    await eventually("nobody listens after close()", async () => (await listening()).length === 0 || undefined);
  });

  test("has no watch with listen: false", () => {
    expect(open(databaseUrl, { listen: false })).not.toHaveProperty("watch");
  });
});
