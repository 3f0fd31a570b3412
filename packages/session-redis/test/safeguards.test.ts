import { redisSessions, type NodeRedisClient } from "@tokens/session-redis";
import { expect, test } from "vitest";
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
