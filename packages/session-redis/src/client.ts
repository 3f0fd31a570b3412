import type { Script } from "./scripts.ts";

/** The part of a node-redis client, pool or cluster that the store uses. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  evalSha(sha: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** The part of an ioredis client or cluster that the store uses. */
export interface IoredisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  evalsha(sha: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** A connected client of either library. The caller closes it. */
export type RedisClient = NodeRedisClient | IoredisClient;

/** Whether the client is from node-redis. */
export function isNodeRedis(client: RedisClient): client is NodeRedisClient {
  return "evalSha" in client;
}

/** Runs a script by its hash, or by its text on a server that does not know it yet. */
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
