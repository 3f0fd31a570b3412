/**
 * What a refresh costs in Redis: one claim and one commit, against two bare round trips to the same server in the same run. The faster the
 * round trip, the higher the ratio; loopback is the fastest there is. Target: at most 1.6 times two PING.
 *
 * Run: node -C @tokens/source packages/session-redis/bench/overhead.ts [rounds]
 */
import { newSession, type Session } from "@tokens/core";
import { redisSessions, type RedisClient } from "@tokens/session-redis";
import { Redis } from "ioredis";
import { createClient } from "redis";

/** Prepares a round and gives back what is timed. */
type Step = () => () => Promise<unknown>;

const url = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
const rounds = Number(process.argv[2] ?? 6000);
const prefix = `bench-${crypto.randomUUID()}:`;
const token = "x".repeat(620);
const key = "provider:app:account";

function sample(): Session {
  const now = Date.now();
  return newSession({ accessToken: token, refreshToken: token, obtainedAt: now, expiresAt: now + 3_600_000 });
}

function refreshes(client: RedisClient, name: string): Step {
  const sessions = redisSessions(client, { prefix: prefix + name });
  let parent: string | undefined;
  return () => {
    const [session, owner, known] = [sample(), crypto.randomUUID(), parent];
    parent = session.version;
    return async () => {
      const claim = await sessions.claim(key, { known, owner, leaseMs: 15_000 });
      const commit = await sessions.commit(key, session, { owner, parent: known });
      if (claim.kind !== "claimed" || commit !== "committed") throw new Error("The refresh did not succeed.");
    };
  };
}

/** Median time of each step in microseconds. Each runs once a round, so that all of them meet the same noise. */
async function medians<K extends string>(steps: Readonly<Record<K, Step>>): Promise<Record<K, number>> {
  const names = Object.keys(steps) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -rounds / 10; round < rounds; round++) {
    for (const name of names) {
      const run = steps[name]();
      const start = performance.now();
      await run();
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  const median = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]! * 1000;
  return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<K, number>;
}

/** One bare round trip of each kind. */
interface Bare {
  ping(): Promise<unknown>;
  read(): Promise<string | null>;
  write(text: string): Promise<unknown>;
}

async function compare(library: string, client: RedisClient, { ping, read, write }: Bare): Promise<void> {
  const { pings, reads, plain, refresh } = await medians({
    pings: () => async () => (await ping(), await ping()),
    reads: () => async () => (await read(), await read()),
    plain: () => {
      const session = sample();
      return async () => (JSON.parse((await read()) ?? ""), await write(JSON.stringify(session)));
    },
    refresh: refreshes(client, library),
  });
  console.log(`${library}: claim + commit of a session ${refresh.toFixed(0)} µs`);
  for (const [what, base] of Object.entries({
    "two PING": pings,
    "two HGET": reads,
    "read and write it without protection": plain,
  })) {
    console.log(`  ${(refresh / base).toFixed(2)} times ${what}, ${base.toFixed(0)} µs`);
  }
}

const node = await createClient({ url }).on("error", console.error).connect();
const io = new Redis(url);
try {
  const bare = `${prefix}bare`;
  await node.hSet(bare, "session", JSON.stringify(sample()));
  await compare("node-redis", node, {
    ping: () => node.ping(),
    read: () => node.hGet(bare, "session"),
    write: (text) => node.hSet(bare, "session", text),
  });
  await compare("ioredis", io, {
    ping: () => io.ping(),
    read: () => io.hget(bare, "session"),
    write: (text) => io.hset(bare, "session", text),
  });
} finally {
  for await (const keys of node.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    if (keys.length > 0) await node.del(keys);
  await node.close();
  await io.quit();
}
