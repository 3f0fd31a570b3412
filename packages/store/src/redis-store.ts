import { SessionStoreError } from "@tokens/core";
import { redisSessions } from "@tokens/session-redis";
import { begun, driver, patienceMs } from "./driver.ts";
import { redisJournal } from "./redis-journal.ts";
import type { Opened } from "./store.ts";

/** Redis or Valkey, through a client of `redis`. */
export async function openRedis(address: {
  readonly url: string;
  readonly name: string;
  readonly own: string | undefined;
}): Promise<Opened> {
  const { url, name, own: prefix = "tokens:" } = address;
  const { createClient } = await driver("redis", () => import("redis"));
  let connected = false;
  const client = createClient({
    url,
    socket: {
      connectTimeout: patienceMs,
      // The first attempt fails at once; a connection that stood comes back.
      reconnectStrategy: (retries) => connected && Math.min(50 * 2 ** retries, 2000),
    },
    commandOptions: { timeout: patienceMs },
  }).on("error", () => undefined);
  await begun(
    name,
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
    sessions: redisSessions(client, { prefix }),
    journal: redisJournal(client, prefix),
    close: async () => client.destroy(),
  };
}
