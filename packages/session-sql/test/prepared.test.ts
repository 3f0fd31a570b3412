import type { SqlSessions } from "@tokens/session-sql";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databaseUrl, postgresDatabase, reachPostgres } from "./databases.ts";
import { sample } from "./sample.ts";

const postgres = await reachPostgres();

describe.skipIf(!postgres)("prepared statements", () => {
  let database: Awaited<ReturnType<typeof postgresDatabase>>;
  let pool: Pool;
  let sessions: SqlSessions;
  beforeAll(async () => void (database = await postgresDatabase()));
  beforeEach(() => {
    pool = new Pool({ connectionString: databaseUrl, max: 1 });
    sessions = postgresSessions(pool, { table: database.table, listen: false });
  });
  afterEach(() => pool.end());
  afterAll(() => database?.remove());

  async function names(): Promise<readonly string[]> {
    const { rows } = await pool.query<{ name: string }>("select name from pg_prepared_statements order by name");
    return rows.map(({ name }) => name);
  }

  async function refresh(key: string): Promise<void> {
    const { version: known } = (await sessions.get(key))!;
    const next = sample();
    expect(await sessions.claim(key, { known, owner: "one", leaseMs: 1000 })).toMatchObject({ kind: "claimed" });
    expect(await sessions.commit(key, next, { owner: "one", parent: known })).toBe("committed");
    expect(await sessions.get(key)).toEqual(next);
  }

  test("each statement is parsed once per connection", async () => {
    for (const key of ["a", "b", "c"]) {
      await sessions.set(key, sample());
      await refresh(key);
      await refresh(key);
    }
    expect(await names()).toHaveLength(4);
  });

  test("two stores on the same table use the same statement names", async () => {
    await sessions.set("a", sample());
    const before = await names();
    await postgresSessions(pool, { table: database.table, listen: false }).set("a", sample());
    expect(await names()).toEqual(before);
  });

  test("stops using names when a statement is lost, as behind a transaction pooler", async () => {
    await sessions.set("a", sample());
    await refresh("a");
    await pool.query("deallocate all");
    await refresh("a");
    await sessions.set("b", sample());
    await refresh("b");
    expect(await names()).toEqual([]);
  });

  test("stops using names when a name is taken", async () => {
    await sessions.set("a", sample());
    const [set] = await names();
    const other = new Pool({ connectionString: databaseUrl, max: 1 });
    try {
      await other.query(`prepare ${set} as select 1`);
      const taken = postgresSessions(other, { table: database.table, listen: false });
      const session = sample();
      await taken.set("a", session);
      expect(await taken.get("a")).toEqual(session);
    } finally {
      await other.end();
    }
  });

  test("throws any other failure", async () => {
    const nowhere = postgresSessions(pool, { table: "tokens_nowhere", listen: false });
    await expect(nowhere.get("a")).rejects.toMatchObject({ code: "session_store" });
  });
});
