import { redisSessions, type NodeRedisClient } from "@tokens/session-redis";
import { describe, expect, test } from "vitest";
import { sample } from "./support/store.ts";

/** A client that answers each script with what `answer` says, and what it was asked. */
function clientOf(answer: (keys: readonly string[], args: readonly string[]) => Promise<unknown>) {
  const asked = { evalSha: 0, eval: 0 };
  const client: NodeRedisClient = {
    evalSha: (_, { keys, arguments: args }) => ((asked.evalSha += 1), answer(keys, args)),
    eval: (_, { keys, arguments: args }) => ((asked.eval += 1), answer(keys, args)),
  };
  return { asked, sessions: redisSessions(client, { allowEviction: true }) };
}

test("does not repeat a failed script, which may have taken effect", async () => {
  const { asked, sessions } = clientOf(() => Promise.reject(new Error("Socket closed unexpectedly")));
  await expect(sessions.set("key", sample())).rejects.toMatchObject({ code: "session_store", retryable: true });
  expect(asked).toEqual({ evalSha: 1, eval: 0 });
});

test("an error does not contain arguments that Redis quotes", async () => {
  const quoted = "ERR unknown command 'EVALSHA', with args beginning with: '1' '{\"accessToken\":\"a-secret\"}' ";
  const { sessions } = clientOf(() => Promise.reject(new Error(quoted)));
  const error: unknown = await sessions.set("key", sample()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "session_store", retryable: false });
  const { message, stack, cause } = error as Error & { cause: Error };
  expect([message, stack, cause.message, cause.stack].join("\n")).not.toContain("a-secret");
});

test("lists a record once that SCAN returns twice", async () => {
  const { version, ...session } = sample();
  const record = ["key", JSON.stringify({ ...session, version }), "", ""];
  const { sessions } = clientOf(async (_, [cursor]) => {
    if (cursor === undefined) return "abc";
    return cursor === "0" ? ["7", ...record] : ["0", ...record, ...record];
  });
  const keys = (await Array.fromAsync(sessions.list())).map(({ key }) => key);
  expect(keys).toEqual(["key"]);
});

describe("the soonest of many sessions", () => {
  const shards = 16;
  type Entry = readonly [key: string, expiresAt: number];

  /** A client of a server with these indexes, which counts the sessions that it sends. */
  function serverOf(entries: readonly Entry[], shardOf: (n: number) => number) {
    let sent = 0;
    const { sessions } = clientOf(async ([index], [before, count]) => {
      const found = entries
        .filter(([, expiresAt], n) => index === `tokens:{${shardOf(n)}}expiring` && expiresAt < Number(before))
        .toSorted(([, a], [, b]) => a - b)
        .slice(0, Number(count));
      sent += found.length;
      return found.flat().map(String);
    });
    const list = async (before: number, limit: number): Promise<readonly number[]> =>
      (await Array.fromAsync(sessions.expiring({ before, limit }))).map(({ expiresAt }) => expiresAt);
    return { list, sent: () => sent };
  }

  const entries = Array.from({ length: 1600 }, (_, n): Entry => [`account-${n}`, (n * 7919) % 1000]);
  const inOrder = entries.map(([, expiresAt]) => expiresAt).toSorted((a, b) => a - b);

  test.each([
    ["spread evenly", (n: number) => n % shards],
    ["in one shard", () => 3],
    ["the soonest in one shard", (n: number) => (entries[n]![1] < 300 ? 0 : n % shards)],
  ])("%s, they are listed in order", async (_, shardOf) => {
    const { list } = serverOf(entries, shardOf);
    for (const limit of [0, 1, 2, 40, 400, 1600, 2000, Infinity])
      expect(await list(900, limit)).toEqual(inOrder.filter((expiresAt) => expiresAt < 900).slice(0, limit));
  });

  test("at most twice as many are read", async () => {
    const { list, sent } = serverOf(entries, (n) => n % shards);
    await list(Infinity, 160);
    expect(sent()).toBe(320);
  });
});
