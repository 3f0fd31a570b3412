/**
 * Sessions in Redis or Valkey, for programs with several processes: each refresh happens once across all of them, and takes two round
 * trips to Redis.
 *
 * @example
 * ```ts
 * import { redisSessions } from "@tokens/session-redis";
 * import { createClient } from "redis";
 *
 * const sessions = redisSessions(await createClient({ url: process.env.REDIS_URL }).on("error", console.error).connect());
 * console.log(await sessions.get("hubstaff:default"));
 * ```
 *
 * @module
 */
export type { IoredisClient, NodeRedisClient, RedisClient } from "./client.ts";
export { redisSessions, type RedisSessions, type RedisSessionsOptions } from "./redis-sessions.ts";
