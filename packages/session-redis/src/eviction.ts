import { SessionStoreError } from "@tokens/core";
import { run, type RedisClient } from "./client.ts";
import { memoryScript } from "./scripts.ts";

/**
 * Throws when the server of `record` may evict sessions to free memory. A `volatile-…` policy is safe: it evicts only keys with a time
 * to live, and no key of the store has one. Does not throw when the policy is unknown.
 */
export async function refuseEviction(client: RedisClient, record: string): Promise<void> {
  const info = String(await run(client, memoryScript, [record], []));
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? "";
  const maxmemory = Number(/^maxmemory:(\d+)/m.exec(info)?.[1] ?? 0);
  if (maxmemory === 0 || !policy.startsWith("allkeys")) return;
  throw new SessionStoreError(
    `This Redis server may evict sessions, and with them refresh tokens, when its memory is full (maxmemory-policy ${policy}). ` +
      `Run "CONFIG SET maxmemory-policy noeviction", use another server, or accept the loss with allowEviction: true.`,
    { retryable: false },
  );
}
