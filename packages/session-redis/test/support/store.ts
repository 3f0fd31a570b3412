import { newSession, type Session } from "@tokens/core";
import { redisSessions, type RedisClient, type RedisSessions } from "@tokens/session-redis";
import type { StoreUnderTest } from "@tokens/core/testing";
import type { Admin } from "./clients.ts";

/** Looks after the records of one prefix on every node of a Redis. */
export interface Caretaker {
  /** The Redis key of a session's record. */
  recordOf(key: string): Promise<{ node: Admin; record: string }>;
  /** Moves every lease into the past: for a lease that is the same as if the server's clock went on. */
  age(ms: number): Promise<void>;
  /** Everything there is under the prefix. */
  keys(): Promise<string[]>;
  /** Removes everything under the prefix. */
  clear(): Promise<void>;
}

export function caretaker(nodes: readonly Admin[], prefix: string): Caretaker {
  const matching = (node: Admin, pattern: string): Promise<string[]> => node.keys(prefix + pattern);
  return {
    async recordOf(key) {
      for (const node of nodes) {
        const [record] = await matching(node, `{*}session:${key}`);
        if (record) return { node, record };
      }
      throw new Error(`There is no record of ${key}.`);
    },
    async age(ms) {
      for (const node of nodes) {
        for (const record of await matching(node, "{*}session:*")) {
          const [since, ...rest] = (await node.hGet(record, "lease"))?.split(" ") ?? [];
          if (since) await node.hSet(record, "lease", [Number(since) - ms, ...rest].join(" "));
        }
      }
    },
    keys: async () => (await Promise.all(nodes.map((node) => matching(node, "*")))).flat(),
    async clear() {
      for (const node of nodes) for (const key of await matching(node, "*")) await node.del(key);
    },
  };
}

/** Where `underTest` puts its store. */
export interface Setting {
  /** The store under test, and another process. */
  readonly clients: readonly [RedisClient, RedisClient];
  /** Every primary of the Redis behind them. */
  readonly nodes: readonly Admin[];
  /** What the clients themselves put before every key. */
  readonly keyPrefix?: string;
}

/** A store for one conformance case, under a prefix of its own. */
export async function underTest({ clients, nodes, keyPrefix = "" }: Setting): Promise<StoreUnderTest<RedisSessions>> {
  const prefix = randomPrefix();
  const records = caretaker(nodes, keyPrefix + prefix);
  return {
    sessions: redisSessions(clients[0], { prefix }),
    another: async () => redisSessions(clients[1], { prefix }),
    async pass(ms) {
      await records.age(ms);
      // Messages travel in real time.
      await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 10)));
    },
    async corrupt(key) {
      const { node, record } = await records.recordOf(key);
      await node.hSet(record, "session", '{"version":"torn');
    },
    close: () => records.clear(),
  };
}

/** A prefix that nobody else uses. */
export function randomPrefix(): string {
  return `test-${crypto.randomUUID()}:`;
}

let counter = 0;

/** A session that is unlike every other. */
export function sample(members: Partial<Session> = {}): Session {
  counter += 1;
  const now = Date.now();
  return newSession({
    accessToken: `access-${counter}`,
    refreshToken: `refresh-${counter}`,
    obtainedAt: now,
    expiresAt: now + 3_600_000,
    ...members,
  });
}
