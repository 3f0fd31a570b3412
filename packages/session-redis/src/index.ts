/**
 * Sessions in Redis or Valkey, for programs that run as several processes: a refresh happens once across all processes, for two
 * round trips to Redis.
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
