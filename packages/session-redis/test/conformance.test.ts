import { sharedSessionManagerCases, type StoreUnderTest } from "@tokens/core/testing";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { afterAll, beforeAll, describe, test } from "vitest";
import { connect, ioredis, nodeRedis, nodeRedisPool, type Admin, type Opened } from "./support/clients.ts";
import { url, withRedis } from "./support/lane.ts";
import { underTest } from "./support/store.ts";

const libraries: Readonly<Record<string, () => Promise<Opened>>> = {
  "a node-redis client": () => nodeRedis(url),
  "a node-redis client with RESP 2": () => nodeRedis(url, { RESP: 2 }),
  "a node-redis client with a key prefix": () => nodeRedis(url, { keyPrefix: "test-prefixed:" }),
  "a node-redis pool": () => nodeRedisPool(url),
  "an ioredis client": () => ioredis(url),
  "an ioredis client with RESP 3, a key prefix and automatic pipelines": () =>
    ioredis(url, { protocol: 3, replyMapping: "resp3", keyPrefix: "test-prefixed:", enableAutoPipelining: true }),
};

const encryption = { keys: [generateEncryptionKey()] };

/** The same store, as one sees it who encrypts. */
async function encrypted(opening: Promise<StoreUnderTest>): Promise<StoreUnderTest> {
  const store = await opening;
  return {
    ...store,
    sessions: encryptedSessions(store.sessions, encryption),
    another: async () => encryptedSessions(await store.another(), encryption),
  };
}

withRedis("sessions over", () => {
  let admin: Admin;
  beforeAll(async () => void (admin = await connect(url)));
  afterAll(() => admin.close());

  describe.for(Object.entries(libraries))("%s", ([name, open]) => {
    let opened: readonly [Opened, Opened];
    beforeAll(async () => void (opened = await Promise.all([open(), open()])));
    afterAll(() => Promise.all(opened.map(({ close }) => close())));

    const keyPrefix = name.includes("key prefix") ? "test-prefixed:" : "";
    const create = (): Promise<StoreUnderTest> =>
      underTest({ clients: [opened[0].client, opened[1].client], nodes: [admin], keyPrefix });
    // Leases end by being moved into the past, so a slow machine ends none.
    const options = { leaseMs: 60_000 };
    test.for(sharedSessionManagerCases(create, options))("$name", ({ run }) => run());
    test.for(sharedSessionManagerCases(() => encrypted(create()), options))("encrypted: $name", ({ run }) => run());
  });
});
