import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Claim } from "@tokens/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  databaseUrl,
  mariadbDatabase,
  mariadbUrl,
  postgresDatabase,
  reachMariadb,
  reachPostgres,
  sqliteDatabase,
  type TestDatabase,
} from "./databases.ts";
import { tokenServer, type TokenServer } from "./token-server.ts";
import type { Kind, Order, Place, Worker } from "./worker.ts";

const kinds: readonly Kind[] = [
  "sqlite",
  ...((await reachPostgres()) ? (["postgres"] as const) : []),
  ...((await reachMariadb()) ? (["mariadb"] as const) : []),
];
const key = "loopback:test:default";
const leaseMs = 1000;

interface Fixture {
  readonly database: TestDatabase;
  readonly server: TokenServer;
  readonly place: Place;
}

async function createFixture(kind: Kind): Promise<Fixture> {
  const server = await tokenServer({ takesMs: 5 });
  const database: TestDatabase & { path?: string } = await {
    sqlite: sqliteDatabase,
    postgres: () => postgresDatabase(),
    mariadb: () => mariadbDatabase(),
  }[kind]();
  await database.open().set(key, server.login());
  const where = { sqlite: database.path!, postgres: databaseUrl, mariadb: mariadbUrl }[kind];
  return { database, server, place: { kind, where, table: database.table, provider: server.url } };
}

async function start(places: readonly Place[], options: Worker["options"] = {}): Promise<ChildProcess> {
  const script = new URL("worker.ts", import.meta.url);
  const child = fork(script, [JSON.stringify({ places, options } satisfies Worker)], {
    execArgv: ["-C", "@tokens/source"],
  });
  await once(child, "message");
  return child;
}

function send(child: ChildProcess, place: number, expiries: number): void {
  child.send({ place, expiries } satisfies Order);
}

describe("processes that share a session", () => {
  let fixtures: readonly Fixture[];
  let children: readonly ChildProcess[];
  beforeAll(async () => {
    fixtures = await Promise.all(kinds.map(createFixture));
    const places = fixtures.map(({ place }) => place);
    const doomed = start(places, { leaseMs, deadlineMs: leaseMs - 100 });
    children = await Promise.all([doomed, ...Array.from({ length: 4 }, () => start(places))]);
  });
  afterAll(async () => {
    for (const child of children ?? []) child.kill("SIGKILL");
    for (const { database, server } of fixtures ?? []) {
      await database.remove();
      await server.close();
    }
  });

  test.each(kinds)("on %s: refreshes never overlap or use a spent refresh token", async (kind) => {
    const place = kinds.indexOf(kind);
    const { server, database } = fixtures[place]!;
    const workers = children.slice(1);
    const answers = workers.map((child) => once(child, "message"));
    for (const child of workers) send(child, place, 8);
    await Promise.all(answers);
    expect(server).toMatchObject({ reuses: 0, mostAtOnce: 1 });
    expect(server.requests).toBeGreaterThanOrEqual(8);
    expect(server.requests).toBeLessThanOrEqual(32);
    expect(server.isLive(await database.open().get(key))).toBe(true);
  });

  test(
    "when one is killed with the lease in its hands, the next gets in after the lease, and is told",
    { timeout: 20_000 },
    async () => {
      const doomed = children[0]!;
      const arrivals = fixtures.map(({ server }, place) => {
        server.hang();
        const arrival = server.nextRequest();
        // The first adopts what the others stored.
        send(doomed, place, 2);
        return arrival;
      });
      await Promise.all(arrivals);
      doomed.kill("SIGKILL");
      await Promise.all(
        fixtures.map(async ({ database }) => {
          const sessions = database.open();
          const { version } = (await sessions.get(key))!;
          const answers: Claim[] = [];
          for (let turn = 0; turn < 100 && answers.at(-1)?.kind !== "claimed"; turn++) {
            const answer = await sessions.claim(key, { known: version, owner: `next-${turn}`, leaseMs });
            answers.push(answer);
            if (answer.kind === "busy") await sleep(answer.retryAfterMs);
          }
          expect(answers[0]!.kind).toBe("busy");
          expect(answers.at(-1)).toMatchObject({
            session: { version },
            interrupted: { since: expect.any(Number) as number },
          });
        }),
      );
    },
  );
});
