import { SessionStoreError, type Session } from "@tokens/core";
import { redisSessions } from "@tokens/session-redis";
import type { ServerAddress } from "./address.ts";
import { connectWithTimeout, loadDriver, createClientFor } from "./driver.ts";
import type { OpenStoreOptions } from "./open-store.ts";
import { redisJournal } from "./redis-journal.ts";
import { redisRecords } from "./redis-records.ts";
import type { StoreParts } from "./store.ts";

/** Opens Redis or Valkey with a client of `redis`. */
export async function openRedis<S extends Session>(
  address: ServerAddress,
  { timeoutMs, clock }: Pick<Required<OpenStoreOptions>, "timeoutMs" | "clock">,
): Promise<StoreParts<S>> {
  const { url, name, namespace: prefix = "tokens:" } = address;
  const { createClient } = await loadDriver("redis", () => import("redis"));
  let connected = false;
  const client = createClientFor(name, () =>
    createClient({
      url,
      socket: {
        connectTimeout: timeoutMs,
        // Detects an unresponsive server by its missing reply to a ping.
        socketTimeout: timeoutMs,
        // The first attempt fails immediately; an established connection reconnects.
        reconnectStrategy: (retries) => connected && Math.min(50 * 2 ** retries, 2000),
      },
      pingInterval: timeoutMs / 3,
      commandOptions: { timeout: timeoutMs },
    }),
  ).on("error", () => undefined);
  await connectWithTimeout(
    { name, timeoutMs },
    async () => {
      try {
        await client.connect();
        connected = true;
      } catch (error) {
        const { message, code } = error as Error & { code?: string };
        throw new SessionStoreError(
          `The store ${name} cannot be reached (${message || code}). Check that the server is running, and the user and password.`,
          { cause: error, retryable: !/NOAUTH|WRONGPASS/.test(message) },
        );
      }
    },
    async () => client.destroy(),
  );
  return {
    sessions: redisSessions<S>(client, { prefix }),
    journal: redisJournal(client, { prefix, clock }),
    records: redisRecords(client, { prefix, clock }),
    close: async () => client.destroy(),
  };
}
