import type { Script } from "./scripts.ts";

/** What is used of node-redis: a client, a pool or a cluster. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  evalSha(sha: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What is used of ioredis: a client or a cluster. */
export interface IoredisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  evalsha(sha: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** A connected client of either library. It stays yours: nothing here closes it. */
export type RedisClient = NodeRedisClient | IoredisClient;

/** Whether the client is one of node-redis. */
export function isNodeRedis(client: RedisClient): client is NodeRedisClient {
  return "evalSha" in client;
}

/** Runs a script. A server that has not seen it yet (new, restarted, failed over) is sent its text. */
export function run(client: RedisClient, { sha, text }: Script, keys: string[], args: string[]): Promise<unknown> {
  const sent = isNodeRedis(client)
    ? client.evalSha(sha, { keys, arguments: args })
    : client.evalsha(sha, keys.length, ...keys, ...args);
  return sent.catch((error: unknown) => {
    if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
    return isNodeRedis(client)
      ? client.eval(text, { keys, arguments: args })
      : client.eval(text, keys.length, ...keys, ...args);
  });
}
