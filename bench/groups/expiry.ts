import { setTimeout } from "node:timers/promises";
import { sessionKey, systemClock, TokenManager, type Clock, type Session } from "@tokens/core";
import type { Redis } from "ioredis";
import { countedPostgres, countedRedis, type CountedStore } from "../counted-stores.ts";
import type { Group } from "../group.ts";
import type { Row } from "../report.ts";
import { sampleProvider, sampleSession } from "../sample.ts";
import { reached } from "../stores.ts";
import { spreadOf } from "../statistics.ts";

const processes = 50;
const tokenRequestMs = 300;
const lifetimeMs = 86_400_000;

/** What the processes of a fleet send to their store when a token expires. */
export const expiry: Group = {
  title: `One expiry in ${processes} processes`,
  about: `Commands that ${processes} processes with a connection each send to their store for one refresh that takes ${tokenRequestMs} ms, subscriptions
included. *All at once*: the token has expired and every process needs it in the same moment. *Once a second*: every process asks for the
token each second while it grows old, the usual case. The other row is the discipline that is often written by hand on Redis: \`GET\`,
\`SET NX PX\`, and both again every 50 ms.`,
  async measure({ quick, random, progress }) {
    const runs: Readonly<Record<string, () => Promise<number>>> = {
      "Redis, once a second": () => counted(countedRedis, random, onceASecond),
      "PostgreSQL, once a second": () => counted(countedPostgres, random, onceASecond),
      "Redis, all at once": () => counted(countedRedis, random, allAtOnce),
      "PostgreSQL, all at once": () => counted(countedPostgres, random, allAtOnce),
      "SET NX and polling, all at once": polling,
    };
    const rows: Row[] = [];
    for (const [name, run] of Object.entries(runs)) {
      const counts: number[] = [];
      for (let n = 0; n < (quick ? 1 : 5); n++) {
        progress(`${name}, run ${n + 1}`);
        counts.push(await run());
      }
      const value = spreadOf(counts);
      const each = `${(value.median / processes).toFixed(1)} per process`;
      rows.push({ name, of: name.startsWith("SET") ? "other" : "tokens", value, absolute: each });
    }
    return [{ title: `Commands for one refresh in ${processes} processes`, unit: "operations", rows }];
  },
};

interface Fleet {
  readonly managers: readonly TokenManager[];
  /** Moves the clock of all of them. */
  pass(ms: number): void;
}

/**
 * Counts what a fleet sends while every process gets the next token. Each process has refreshed before, because it looks at the server's
 * settings when it does so for the first time.
 */
async function counted(
  open: () => Promise<CountedStore>,
  random: () => number,
  next: (fleet: Fleet) => Promise<void>,
): Promise<number> {
  const store = await open();
  try {
    let passed = 0;
    let requests = 0;
    const clock: Clock = { now: () => Date.now() + passed, sleep: (ms, signal) => systemClock.sleep(ms, signal) };
    const provider = {
      ...sampleProvider,
      refresh: async () => {
        requests++;
        await setTimeout(tokenRequestMs);
        return sampleSession(clock.now());
      },
    };
    const managers: TokenManager[] = [];
    for (let n = 0; n < processes; n++) {
      const manager = TokenManager.create(provider, { sessions: await reached(store.connect()), clock, random });
      if (n === 0) await manager.save(sampleSession());
      managers.push(manager);
    }
    const fleet: Fleet = { managers, pass: (ms) => void (passed += ms) };
    await allAtOnce(fleet);
    const before = await sentInAll(store);
    requests = 0;
    await next(fleet);
    const after = await sentInAll(store);
    if (requests !== 1) throw new Error(`The processes sent ${requests} token requests, not one.`);
    return after - before;
  } finally {
    await store.close();
  }
}

/** Waits for subscriptions that open or close although nobody needs them any more. */
async function sentInAll({ sent }: CountedStore): Promise<number> {
  for (let wait = 0; wait < 20; wait++) {
    const count = sent();
    await setTimeout(500);
    if (sent() === count) return count;
  }
  throw new Error("The processes still send commands, although none of them waits for a token.");
}

async function allAtOnce({ managers, pass }: Fleet): Promise<void> {
  pass(lifetimeMs);
  await Promise.all(managers.map((manager) => manager.accessToken()));
}

/** From the last hour of the token until it has expired. */
async function onceASecond({ managers, pass }: Fleet): Promise<void> {
  pass(lifetimeMs - 3_600_000);
  for (let second = 0; second < 3600; second++) {
    pass(1000);
    await Promise.all(managers.map((manager) => manager.accessToken()));
    for (const manager of managers) await manager.close();
  }
}

/** What is often written by hand. */
async function polling(): Promise<number> {
  const { client, prefix, sent, close } = await countedRedis();
  const key = prefix + sessionKey("bench", "default");
  const expiredSession = sampleSession(Date.now() - 2 * lifetimeMs);
  const clients = await reached(Promise.all(Array.from({ length: processes }, client)));
  await clients[0]!.set(key, JSON.stringify(expiredSession));
  const before = sent();
  await Promise.all(clients.map((redis) => polled(redis, key)));
  const count = sent() - before;
  await close();
  return count;
}

async function polled(redis: Redis, key: string): Promise<void> {
  const isFresh = async (): Promise<boolean> =>
    (JSON.parse((await redis.get(key))!) as Session).expiresAt! > Date.now();
  while (!(await isFresh())) {
    if ((await redis.set(`${key}:lock`, "1", "PX", 10_000, "NX")) === "OK") {
      if (await isFresh()) return;
      await setTimeout(tokenRequestMs);
      await redis.set(key, JSON.stringify(sampleSession()));
      await redis.del(`${key}:lock`);
      return;
    }
    await setTimeout(50);
  }
}
