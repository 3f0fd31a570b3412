import { SessionStoreError } from "@tokens/core";
import { run, type RedisClient } from "./client.ts";
import { memoryScript } from "./scripts.ts";

/**
 * Throws when the server that holds `record` may throw sessions away to free memory. A policy that is named `volatile-…`
 * passes: it takes only keys with a time to live, and no key here has one. Passes where the server does not tell.
 */
export async function refuseEviction(client: RedisClient, record: string): Promise<void> {
  const info = String(await run(client, memoryScript, [record], []));
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? "";
  const maxmemory = Number(/^maxmemory:(\d+)/m.exec(info)?.[1] ?? 0);
  if (maxmemory === 0 || !policy.startsWith("allkeys")) return;
  throw new SessionStoreError(
    `This Redis server deletes any key when its memory is full (maxmemory-policy ${policy}), and with a session goes its ` +
      `refresh token. Run "CONFIG SET maxmemory-policy noeviction" or use another server; or accept the loss with allowEviction: true.`,
    { retryable: false },
  );
}
