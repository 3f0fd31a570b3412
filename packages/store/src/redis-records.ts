import { SessionStoreError, type Clock } from "@tokens/core";
import type { RedisClientType } from "redis";
import type { Records } from "./records.ts";

type Client = Pick<RedisClientType, "eval" | "hGet" | "hGetAll" | "hSet">;

interface Stored {
  readonly value: unknown;
  readonly expiresAt?: number | undefined;
}

/** Whether the field holds a record that has not expired at `now` (ARGV[2]). */
const live = `local text = redis.call("HGET", KEYS[1], ARGV[1])
local expires = text and cjson.decode(text).expiresAt
local live = text and not (expires and expires <= tonumber(ARGV[2]))
`;
const addScript = `${live}if live then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
return 1`;
const deleteScript = `${live}redis.call("HDEL", KEYS[1], ARGV[1])
return live and 1 or 0`;
const removeExpiredScript = `${live}if not live then redis.call("HDEL", KEYS[1], ARGV[1]) end
return 0`;

/** Records in a hash per kind, `<prefix>records:<kind>`. */
export function redisRecords(client: Client, { prefix, clock }: { prefix: string; clock: Clock }): Records {
  const keyOf = (kind: string): string => `${prefix}records:${kind}`;
  const isLive = ({ expiresAt = Infinity }: Stored): boolean => clock.now() < expiresAt;
  const run = (script: string, kind: string, ...values: string[]): Promise<unknown> =>
    client.eval(script, { keys: [keyOf(kind)], arguments: values });
  const now = (): string => String(clock.now());

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(`The records could not be ${what} (${(error as Error).message}).`, { cause: error });
  };
  return {
    async get<T>(kind: string, name: string) {
      const text = await client.hGet(keyOf(kind), name).catch(failing("read"));
      const stored = typeof text === "string" ? (JSON.parse(text) as Stored) : undefined;
      return stored && isLive(stored) ? (stored.value as T) : undefined;
    },
    async set(kind, name, value, { expiresAt } = {}) {
      await client.hSet(keyOf(kind), name, JSON.stringify({ value, expiresAt })).catch(failing("written"));
    },
    async add(kind, name, value, { expiresAt } = {}) {
      const text = JSON.stringify({ value, expiresAt });
      return (await run(addScript, kind, name, now(), text).catch(failing("written"))) === 1;
    },
    delete: async (kind, name) => (await run(deleteScript, kind, name, now()).catch(failing("removed"))) === 1,
    async *list<T>(kind: string) {
      const fields = await client.hGetAll(keyOf(kind)).catch(failing("read"));
      for (const [name, text] of Object.entries(fields ?? {})) {
        const stored = JSON.parse(text) as Stored;
        if (isLive(stored)) yield { name, value: stored.value as T };
        else await run(removeExpiredScript, kind, name, now()).catch(failing("removed"));
      }
    },
  };
}
