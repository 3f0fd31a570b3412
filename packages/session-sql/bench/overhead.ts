/**
 * What a claim and a commit cost, next to two bare statements to the same database: `select 1`, which is a round trip and nothing
 * else, and an update of one indexed row, which a refresh cannot do without. Interleaved in one run, so that the ratio means something.
 *
 * node -C @tokens/source packages/session-sql/bench/overhead.ts [postgres|sqlite] [rounds]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newSession, type Session } from "@tokens/core";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import type { SqlSessions } from "@tokens/session-sql";
import { Pool } from "pg";

interface Bench {
  readonly name: string;
  readonly sessions: SqlSessions;
  run(statement: string, values?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const url = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const [, , kind = "postgres", count = "1500"] = process.argv;
const rounds = Number(count);
const table = `tokens_bench_${crypto.randomUUID().slice(0, 8)}`;

function postgres(): Bench {
  const pool = new Pool({ connectionString: url, max: 1 });
  return {
    name: new URL(url).host,
    sessions: postgresSessions(pool, { table }),
    run: async (statement, values) => void (await pool.query(statement, values && [...values])),
    close: () => pool.end(),
  };
}

/** Both through one connection each, with the settings that the store gives its own. */
async function sqlite(): Promise<Bench> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
  const path = join(directory, "bench.db");
  const sessions = sqliteSessions(path, { table });
  await sessions.migrate();
  const database = new DatabaseSync(path, { timeout: 20 });
  database.exec("pragma synchronous = full");
  return {
    name: path,
    sessions,
    run: async (statement, values = []) => void database.prepare(statement).all(...values),
    async close() {
      database.close();
      await rm(directory, { recursive: true });
    },
  };
}

const { name: where, sessions, run, close } = kind === "sqlite" ? await sqlite() : postgres();
const parameter = (n: number): string => (kind === "sqlite" ? "?" : `$${n}`);

function issue(): Session {
  const obtainedAt = Date.now();
  return newSession({
    accessToken: "a".repeat(700),
    refreshToken: "r".repeat(700),
    obtainedAt,
    expiresAt: obtainedAt + 3_600_000,
  });
}

let session = issue();
const works: Readonly<Record<string, (round: number) => Promise<void>>> = {
  async "select 1, twice"() {
    await run("select 1");
    await run("select 1");
  },
  async "update of one indexed row, twice"(round) {
    const value = JSON.stringify(session) + round;
    const update = `update ${table}_bare set value = ${parameter(1)} where key = 'key'`;
    await run(update, [value]);
    await run(update, [`${value}.`]);
  },
  async "claim and commit"(round) {
    const parent = session.version;
    const claim = await sessions.claim("key", { known: parent, owner: `owner-${round}`, leaseMs: 15_000 });
    const next = issue();
    const commit = await sessions.commit("key", next, { owner: `owner-${round}`, parent });
    if (claim.kind !== "claimed" || commit !== "committed") throw new Error("The bench got in its own way.");
    session = next;
  },
};

const times: Record<string, number[]> = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;

try {
  await sessions.migrate();
  await run(`create table ${table}_bare (key text primary key, value text)`);
  await run(`insert into ${table}_bare values ('key', '')`);
  await sessions.set("key", session);
  for (let round = 0; round < rounds + 100; round++) {
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      await work(round);
      if (round >= 100) times[name]!.push(performance.now() - start);
    }
  }
} finally {
  for (const name of [table, `${table}_bare`]) await run(`drop table if exists ${name}`);
  await sessions.close();
  await close();
}

const median = (name: string): number =>
  at(
    times[name]!.toSorted((a, b) => a - b),
    0.5,
  );
const whole = median("claim and commit");
console.log(`${rounds} rounds, ${where}`);
for (const name of Object.keys(works)) {
  const sorted = times[name]!.toSorted((a, b) => a - b);
  const figures = [0.5, 0.9, 0.99].map((share) => (at(sorted, share) * 1000).toFixed(0));
  console.log(
    `${name}: p50 ${figures[0]} us, p90 ${figures[1]} us, p99 ${figures[2]} us; claim and commit is ${(whole / median(name)).toFixed(2)} times that`,
  );
}
