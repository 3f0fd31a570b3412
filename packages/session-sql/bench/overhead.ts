/**
 * What a claim and a commit cost, next to two bare statements through the same pool: `select 1`, which is a round trip and nothing
 * else, and an update of one indexed row, which a refresh cannot do without. Interleaved in one run, so that the ratio means something.
 *
 * node -C @tokens/source packages/session-sql/bench/overhead.ts
 */
import { newSession, type Session } from "@tokens/core";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";

const url = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const rounds = Number(process.argv[2] ?? 1500);
const table = `tokens_bench_${crypto.randomUUID().slice(0, 8)}`;
const pool = new Pool({ connectionString: url, max: 1 });
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
const sessions = postgresSessions(pool, { table });

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
    await sql`select 1`.execute(db);
    await sql`select 1`.execute(db);
  },
  async "update of one indexed row, twice"(round) {
    const value = JSON.stringify(session) + round;
    await sql`update ${sql.table(`${table}_bare`)} set value = ${value} where key = 'key'`.execute(db);
    await sql`update ${sql.table(`${table}_bare`)} set value = ${`${value}.`} where key = 'key'`.execute(db);
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
  await sql`create table ${sql.table(`${table}_bare`)} (key text primary key, value text)`.execute(db);
  await sql`insert into ${sql.table(`${table}_bare`)} values ('key', '')`.execute(db);
  await sessions.set("key", session);
  for (let round = 0; round < rounds + 100; round++) {
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      await work(round);
      if (round >= 100) times[name]!.push(performance.now() - start);
    }
  }
} finally {
  await sql`drop table if exists ${sql.table(table)}, ${sql.table(`${table}_bare`)}`.execute(db);
  await sessions.close();
  await pool.end();
}

const median = (name: string): number =>
  at(
    times[name]!.toSorted((a, b) => a - b),
    0.5,
  );
const whole = median("claim and commit");
console.log(`${rounds} rounds, ${new URL(url).host}`);
for (const name of Object.keys(works)) {
  const sorted = times[name]!.toSorted((a, b) => a - b);
  const figures = [0.5, 0.9, 0.99].map((share) => (at(sorted, share) * 1000).toFixed(0));
  console.log(
    `${name}: p50 ${figures[0]} us, p90 ${figures[1]} us, p99 ${figures[2]} us; claim and commit is ${(whole / median(name)).toFixed(2)} times that`,
  );
}
