import type { RedisClient } from "@tokens/session-redis";
import { Cluster, Redis, type RedisOptions } from "ioredis";
import { createClient, createClientPool, createCluster, type RedisClientType } from "redis";

/** A client under test and the way to close it. */
export interface Opened {
  readonly client: RedisClient;
  close(): Promise<unknown>;
}

const ignore = (): void => undefined;

/** A plain node-redis client, which tests also use to look behind the scenes. */
export type Admin = RedisClientType;

/** A connected node-redis client. */
export async function connect(url: string): Promise<Admin> {
  return createClient({ url }).on("error", ignore).connect();
}

export async function nodeRedis(url: string, options: { RESP?: 2; keyPrefix?: string } = {}): Promise<Opened> {
  const client = await createClient({ url, ...options })
    .on("error", ignore)
    .connect();
  return { client, close: async () => client.destroy() };
}

export async function nodeRedisPool(url: string): Promise<Opened> {
  const client = createClientPool({ url }, { minimum: 1, maximum: 4 }).on("error", ignore);
  await client.connect();
  return { client, close: () => client.close() };
}

export async function nodeRedisCluster(urls: readonly string[]): Promise<Opened> {
  const client = createCluster({ rootNodes: urls.map((url) => ({ url })) }).on("error", ignore);
  await client.connect();
  return { client, close: async () => client.destroy() };
}

export async function ioredis(url: string, options: RedisOptions & { replyMapping?: "resp3" } = {}): Promise<Opened> {
  const client = new Redis(url, options).on("error", ignore);
  return { client, close: async () => client.disconnect() };
}

export async function ioredisCluster(urls: readonly string[]): Promise<Opened> {
  const client = new Cluster([...urls]).on("error", ignore);
  return { client, close: async () => client.disconnect() };
}
