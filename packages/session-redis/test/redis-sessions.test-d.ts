import type { Session, SharedSessionManager } from "@tokens/core";
import { redisSessions, type RedisSessions } from "@tokens/session-redis";
import { Cluster, Redis } from "ioredis";
import { createClient, createClientPool, createCluster, createSentinel } from "redis";
import { expectTypeOf, test } from "vitest";

interface Extended extends Session {
  readonly redirectUri: string;
}

test("accepts every client of both libraries", () => {
  expectTypeOf(redisSessions).toBeCallableWith(createClient());
  expectTypeOf(redisSessions).toBeCallableWith(createClient({ RESP: 2 }));
  expectTypeOf(redisSessions).toBeCallableWith(createClientPool());
  expectTypeOf(redisSessions).toBeCallableWith(createCluster({ rootNodes: [] }));
  expectTypeOf(redisSessions).toBeCallableWith(createSentinel({ name: "", sentinelRootNodes: [] }));
  expectTypeOf(redisSessions).toBeCallableWith(new Redis());
  expectTypeOf(redisSessions).toBeCallableWith(new Redis({ replyMapping: "resp3" }));
  expectTypeOf(redisSessions).toBeCallableWith(new Cluster([]));
});

test("accepts nothing else", () => {
  // @ts-expect-error a URL is no client
  redisSessions("redis://127.0.0.1");
  // @ts-expect-error there is no such option
  redisSessions(new Redis(), { ttlMs: 1 });
});

test("keeps the provider's session type, and has every optional member", () => {
  expectTypeOf(redisSessions<Extended>(new Redis())).toEqualTypeOf<RedisSessions<Extended>>();
  expectTypeOf<RedisSessions<Extended>>().toExtend<SharedSessionManager<Extended>>();
  expectTypeOf<RedisSessions<Extended>["watch"]>().toBeFunction();
  expectTypeOf<RedisSessions<Extended>["expiring"]>().toBeFunction();
  expectTypeOf<RedisSessions<Extended>["list"]>().toBeFunction();
});
