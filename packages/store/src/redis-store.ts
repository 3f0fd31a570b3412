import { SessionStoreError, type Session } from "@tokens/core";
import { redisSessions } from "@tokens/session-redis";
import type { ServerAddress } from "./address.ts";
import { begun, driver, taken } from "./driver.ts";
import { redisJournal } from "./redis-journal.ts";
import type { Opened } from "./store.ts";

/** Redis or Valkey, through a client of `redis`. */
export async function openRedis<S extends Session>(address: ServerAddress, timeoutMs: number): Promise<Opened<S>> {
  const { url, name, own: prefix = "tokens:" } = address;
  const { createClient } = await driver("redis", () => import("redis"));
  let connected = false;
  const client = taken(name, () =>
    createClient({
      url,
      socket: {
        connectTimeout: timeoutMs,
        // A server that goes silent is noticed by its missing answer to a ping.
        socketTimeout: timeoutMs,
        // The first attempt fails at once; a connection that stood comes back.
        reconnectStrategy: (retries) => connected && Math.min(50 * 2 ** retries, 2000),
      },
      pingInterval: timeoutMs / 3,
      commandOptions: { timeout: timeoutMs },
    }),
  ).on("error", () => undefined);
  await begun(
    { name, timeoutMs },
    async () => {
      try {
        await client.connect();
        connected = true;
      } catch (error) {
        const { message, code } = error as Error & { code?: string };
        throw new SessionStoreError(
          `The store ${name} cannot be reached (${message || code}). See whether the server is up, and whether the user and the password are right.`,
          { cause: error, retryable: !/NOAUTH|WRONGPASS/.test(message) },
        );
      }
    },
    async () => client.destroy(),
  );
  return {
    sessions: redisSessions<S>(client, { prefix }),
    journal: redisJournal(client, prefix),
    close: async () => client.destroy(),
  };
}
