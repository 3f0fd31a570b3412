import { SessionStoreError } from "@tokens/core";
import { redisSessions } from "@tokens/session-redis";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, ioredis, nodeRedis, type Admin, type Opened } from "./support/clients.ts";
import { withServer } from "./support/lane.ts";
import { startServer, type Server } from "./support/server.ts";
import { randomPrefix, sample } from "./support/store.ts";
import { until } from "./support/until.ts";

const lease = { known: undefined, owner: "one", leaseMs: 60_000 };

async function failure(work: Promise<unknown>): Promise<SessionStoreError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SessionStoreError);
  return error as SessionStoreError;
}

withServer("a server", () => {
  let server: Server;
  let admin: Admin;
  beforeAll(async () => {
    server = await startServer();
    admin = await connect(server.url);
  });
  afterAll(async () => {
    admin.destroy();
    await server[Symbol.asyncDispose]();
  });
  const configure = (maxmemory: string, policy: string): Promise<unknown> =>
    server.command("CONFIG", "SET", "maxmemory", maxmemory, "maxmemory-policy", policy);

  test("with eviction is rejected for writing unless allowEviction is set", async () => {
    await configure("100mb", "allkeys-lru");
    const prefix = randomPrefix();
    const sessions = redisSessions(admin, { prefix });
    expect(await sessions.get("key")).toBeUndefined();
    for (const write of [() => sessions.set("key", sample()), () => sessions.claim("key", lease)]) {
      const error = await failure(write());
      expect(error.retryable).toBe(false);
      expect(error.message).toContain("CONFIG SET maxmemory-policy noeviction");
    }
    await redisSessions(admin, { prefix, allowEviction: true }).set("key", sample());
    await configure("100mb", "noeviction");
    await sessions.set("key", sample());
  });

  test.for([
    ["evicts only what has a time to live", "100mb", "volatile-lru"],
    ["has no limit", "0", "allkeys-lru"],
  ] as const)("that %s is accepted", async ([, maxmemory, policy]) => {
    await configure(maxmemory, policy);
    await redisSessions(admin, { prefix: randomPrefix() }).set("key", sample());
  });

  test("is checked for eviction once", async () => {
    await configure("0", "noeviction");
    const sessions = redisSessions(admin, { prefix: randomPrefix() });
    await server.command("CONFIG", "RESETSTAT");
    for (let turn = 0; turn < 5; turn++) await sessions.set("key", sample());
    expect(String(await server.command("INFO", "commandstats"))).toContain("cmdstat_info:calls=1,");
  });

  test("without memory rejects claims, but not commits", async () => {
    await configure("0", "noeviction");
    const sessions = redisSessions(admin, { prefix: randomPrefix() });
    const [first, second, third] = [sample(), sample(), sample()];
    await sessions.set("key", first);
    await sessions.claim("key", { ...lease, known: first.version });
    await configure("1", "noeviction");
    const error = await failure(sessions.claim("other", lease));
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("OOM") });
    expect(await sessions.commit("key", second, { owner: "one", parent: first.version })).toBe("committed");
    expect(await sessions.commit("key", third, { owner: "late", parent: second.version })).toBe("committed");
    await configure("0", "noeviction");
    expect(await sessions.get("key")).toEqual(third);
  });

  test("without the scripts gets them again", async () => {
    const sessions = redisSessions(admin, { prefix: randomPrefix() });
    await sessions.set("key", sample());
    await server.command("SCRIPT", "FLUSH");
    const session = sample();
    await sessions.set("key", session);
    expect(await sessions.get("key")).toEqual(session);
  });

  describe("with a restricted user", () => {
    const commands =
      "+eval +evalsha +hmget +hget +hset +hdel +del +exists +zadd +zrem +zrangebyscore +scan +time +publish +subscribe +unsubscribe";
    const as = (user: string): string => server.url.replace("//", `//${user}:secret-password@`);
    const allow = (user: string, ...rules: string[]): Promise<unknown> =>
      server.command("ACL", "SETUSER", user, "reset", "on", ">secret-password", ...rules);
    /** What the clients themselves send when they connect. */
    const connecting = ["+hello", "+auth", "+ping", "+info", "+client"];

    test("everything works with the permissions in the README", async () => {
      await allow("sessions", "~tokens:*", "&tokens:*", ...commands.split(" "), ...connecting);
      for (const open of [nodeRedis, ioredis]) {
        const { client, close } = await open(as("sessions"));
        const sessions = redisSessions(client);
        let calls = 0;
        using watcher = sessions.watch("key", () => void (calls += 1));
        await until(() => calls === 1, "the subscription stands");
        const session = sample();
        await sessions.claim("key", lease);
        expect(await sessions.commit("key", session, { owner: "one", parent: undefined })).toBe("committed");
        await until(() => calls === 2, "the watcher is told");
        expect(await sessions.get("key")).toEqual(session);
        expect(await Array.fromAsync(sessions.expiring({ before: Infinity, limit: 9 }))).toHaveLength(1);
        expect(await Array.fromAsync(sessions.list())).toHaveLength(1);
        await sessions.claim("key", { ...lease, known: session.version });
        await sessions.release("key", { owner: "one" });
        await sessions.set("key", undefined);
        expect(watcher).toBeDefined();
        await close();
      }
    });

    test("it stores without the permissions for PUBLISH and INFO", async () => {
      await allow("quiet", "~tokens:*", ...commands.split(" "), "+hello", "+ping");
      const { client, close } = await nodeRedis(as("quiet"));
      const sessions = redisSessions(client);
      using watcher = sessions.watch("key", () => expect.unreachable());
      const session = sample();
      await sessions.set("key", session);
      expect(await sessions.get("key")).toEqual(session);
      await sessions.set("key", undefined);
      expect(watcher).toBeDefined();
      await close();
    });

    test.for([
      ["without the commands", "~*"],
      ["without the command in a script", "~*", "+eval", "+evalsha"],
      ["without the keys", "~others:*", "+@all"],
    ])("it is told what is missing %s", async ([, ...rules]) => {
      await allow("poor", ...rules, "+hello", "+ping");
      const { client, close } = await nodeRedis(as("poor"));
      const error = await failure(redisSessions(client, { allowEviction: true }).set("key", sample()));
      expect(error.retryable).toBe(false);
      expect(error.message).toContain("README");
      await close();
    });
  });
});

withServer("a subscription", () => {
  test.for(Object.entries({ "node-redis": nodeRedis, ioredis }))(
    "over %s that breaks comes back, and its connection closes with the last watcher",
    async ([, open]) => {
      await using server = await startServer();
      const { client, close } = await open(server.url);
      const sessions = redisSessions(client);
      const subscribers = async (): Promise<number> =>
        String(await server.command("CLIENT", "LIST", "TYPE", "pubsub"))
          .split("\n")
          .filter(Boolean).length;
      const calls = { one: 0, two: 0 };
      const one = sessions.watch("one", () => void (calls.one += 1));
      const two = sessions.watch("two", () => void (calls.two += 1));
      await until(() => calls.one === 1 && calls.two === 1, "both subscriptions stand");
      expect(await subscribers()).toBe(1);

      await server.command("CLIENT", "KILL", "TYPE", "pubsub");
      await until(() => calls.one > 1 && calls.two > 1, "the watchers hear that they may have missed something");
      await until(async () => (await subscribers()) === 1, "the subscription stands again");
      const before = calls.two;
      one[Symbol.dispose]();
      await sessions.set("two", sample());
      await until(() => calls.two > before, "the other watcher still hears");

      two[Symbol.dispose]();
      two[Symbol.dispose]();
      await until(async () => (await subscribers()) === 0, "the connection is closed");
      await close();
    },
  );

  test("that fails is silent, and ends with its watcher", async () => {
    await using server = await startServer();
    const { client, close } = await nodeRedis(server.url);
    await server.kill();
    const watcher = redisSessions(client).watch("key", () => undefined);
    watcher[Symbol.dispose]();
    await close();
  });
});

withServer("a server that is killed and starts again", () => {
  const open: Readonly<Record<string, (url: string) => Promise<Opened>>> = { "node-redis": nodeRedis, ioredis };
  test.for(Object.entries(open))("serves the same %s client, with every session", async ([, connectTo]) => {
    await using server = await startServer("--appendonly", "yes", "--appendfsync", "always");
    const { client, close } = await connectTo(server.url);
    const sessions = redisSessions(client);
    const [first, second] = [sample(), sample()];
    await sessions.set("key", first);
    await sessions.claim("key", { ...lease, known: first.version });
    await server.kill();
    await server.start();
    expect(await sessions.claim("key", { ...lease, known: first.version, owner: "two" })).toMatchObject({
      kind: "busy",
    });
    expect(await sessions.commit("key", second, { owner: "one", parent: first.version })).toBe("committed");
    expect(await sessions.get("key")).toEqual(second);
    await close();
  });

  test("meanwhile gives a retryable error for a client without an offline queue", async () => {
    await using server = await startServer();
    const node = createClient({ url: server.url, disableOfflineQueue: true }).on("error", () => undefined);
    await node.connect();
    const io = new Redis(server.url, { enableOfflineQueue: false }).on("error", () => undefined);
    await until(() => io.status === "ready", "ioredis is connected");
    await server.kill();
    for (const client of [node, io])
      expect(await failure(redisSessions(client).get("key"))).toMatchObject({ retryable: true });
    node.destroy();
    io.disconnect();
  });
});
