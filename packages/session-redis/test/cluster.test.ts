import { redisSessions } from "@tokens/session-redis";
import { sharedSessionManagerCases } from "@tokens/core/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, ioredisCluster, nodeRedisCluster, type Admin, type Opened } from "./support/clients.ts";
import { startCluster } from "./support/cluster.ts";
import { withServer } from "./support/lane.ts";
import { caretaker, randomPrefix, sample, underTest } from "./support/store.ts";

withServer("sessions in a cluster of three, over", () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let nodes: Admin[];
  beforeAll(async () => {
    cluster = await startCluster();
    nodes = await Promise.all(cluster.servers.map(({ url }) => connect(url)));
  });
  afterAll(async () => {
    for (const node of nodes) node.destroy();
    await cluster[Symbol.asyncDispose]();
  });

  const libraries: Readonly<Record<string, (urls: readonly string[]) => Promise<Opened>>> = {
    "node-redis": nodeRedisCluster,
    ioredis: ioredisCluster,
  };
  describe.for(Object.entries(libraries))("%s", ([, open]) => {
    let opened: readonly [Opened, Opened];
    beforeAll(async () => {
      const urls = cluster.servers.map(({ url }) => url);
      opened = await Promise.all([open(urls), open(urls)]);
    });
    afterAll(() => Promise.all(opened.map(({ close }) => close())));

    const cases = sharedSessionManagerCases(
      async () => underTest({ clients: [opened[0].client, opened[1].client], nodes }),
      { leaseMs: 60_000 },
    );
    test.for(cases)("$name", ({ run }) => run());

    test("spreads the sessions over the nodes, each with its index, and lists them all", async () => {
      const prefix = randomPrefix();
      const sessions = redisSessions(opened[0].client, { prefix });
      const expected = Array.from({ length: 60 }, (_, n) => ({ key: `account-${n}`, expiresAt: 1000 + n }));
      for (const { key, expiresAt } of expected) await sessions.set(key, sample({ expiresAt }));
      const perNode = await Promise.all(nodes.map((node) => node.keys(`${prefix}{*}session:*`)));
      expect(perNode.map(({ length }) => length).every((count) => count > 0)).toBe(true);
      expect(await Array.fromAsync(sessions.expiring({ before: 2000, limit: 100 }))).toEqual(expected);
      const listed = (await Array.fromAsync(sessions.list())).map(({ key, expiresAt }) => ({ key, expiresAt }));
      expect(listed.toSorted((a, b) => a.expiresAt! - b.expiresAt!)).toEqual(expected);
      await caretaker(nodes, prefix).clear();
    });
  });
});
