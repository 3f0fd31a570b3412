import { newSession, type Session } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { denoKvSessions, type DenoKv } from "@tokens/session-deno-kv";
import { expect, test } from "vitest";
import { memoryKv } from "./memory-kv.ts";

const sample = (members: Partial<Session> = {}): Session =>
  newSession({ accessToken: "an-access-token", refreshToken: "a-refresh-token", obtainedAt: 1, ...members });

test("refuses anything but a Deno.Kv", () => {
  expect(() => denoKvSessions({} as DenoKv)).toThrow(
    new TypeError("denoKvSessions(kv): kv must be a Deno.Kv, e.g. await Deno.openKv(), not object."),
  );
});

test("says that a session is larger than Deno KV stores, and keeps the stored one", async () => {
  const sessions = denoKvSessions(memoryKv());
  const stored = sample();
  await sessions.set("key", stored);
  const large = sample({ accessToken: "x".repeat(70_000) });
  const commit = sessions.commit("key", large, { owner: "owner", parent: stored.version });
  await expect(commit).rejects.toMatchObject({
    code: "session_store",
    retryable: false,
    message: expect.stringContaining("at most 64 KiB per value"),
  });
  expect(await sessions.get("key")).toEqual(stored);
});

test("says that a key is longer than Deno KV allows", async () => {
  const sessions = denoKvSessions(memoryKv());
  await expect(sessions.set("k".repeat(3000), sample())).rejects.toMatchObject({
    code: "session_store",
    retryable: false,
    message: expect.stringContaining("at most 2 KiB"),
  });
});

test("leaves a record of a newer release alone, until a login replaces it", async () => {
  const kv = memoryKv();
  const sessions = denoKvSessions(kv);
  kv.set(["tokens", "session", "key"], { format: 2, session: sample() });
  await expect(sessions.get("key")).rejects.toMatchObject({
    code: "session_store",
    retryable: false,
    message: expect.stringContaining("newer release"),
  });
  const login = sample();
  await sessions.set("key", login);
  expect(await sessions.get("key")).toEqual(login);
});

test("a session that is replaced or deleted leaves nothing behind in the index", async () => {
  const kv = memoryKv();
  const sessions = denoKvSessions(kv);
  await sessions.set("key", sample({ expiresAt: 1000 }));
  await sessions.set("key", sample({ expiresAt: 2000 }));
  expect(await Array.fromAsync(sessions.expiring({ before: Infinity, limit: Infinity }))).toEqual([
    { key: "key", expiresAt: 2000 },
  ]);
  await sessions.set("key", undefined);
  expect(await Array.fromAsync(kv.list({ prefix: [] }))).toEqual([]);
});

test("a lease of a clock that was far ahead blocks nobody", async () => {
  const clock = testClock();
  const sessions = denoKvSessions(memoryKv(), { clock });
  const claim = { known: undefined, leaseMs: 15_000 };
  await sessions.claim("key", { ...claim, owner: "one" });
  clock.set(clock.now() - 86_400_000);
  expect(await sessions.claim("key", { ...claim, owner: "two" })).toMatchObject({ kind: "claimed" });
});

test("a claim wakes nobody, a commit does", async () => {
  const sessions = denoKvSessions(memoryKv());
  const first = sample();
  await sessions.set("key", first);
  await sessions.claim("key", { known: first.version, owner: "owner", leaseMs: 15_000 });
  let calls = 0;
  using _watcher = sessions.watch("key", () => void (calls += 1));
  await sessions.claim("key", { known: first.version, owner: "another", leaseMs: 15_000 });
  await new Promise((resolve) => setTimeout(resolve));
  expect(calls).toBe(0);
  await sessions.commit("key", sample(), { owner: "owner", parent: first.version });
  await expect.poll(() => calls).toBe(1);
});

test("an unreachable database is a retryable error without a token", async () => {
  const kv: DenoKv = { ...memoryKv(), get: () => Promise.reject(new Error("connection refused")) };
  const error: unknown = await denoKvSessions(kv)
    .set("key", sample())
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "session_store", retryable: true });
  expect(String(error)).not.toContain("token");
});

test("waits while another process writes to the file", async () => {
  const kv = memoryKv();
  let locked = 3;
  const sessions = denoKvSessions({
    ...kv,
    atomic() {
      const operation = kv.atomic();
      const commit = operation.commit.bind(operation);
      return Object.assign(operation, {
        commit: () => (locked-- > 0 ? Promise.reject(new Error("database is locked")) : commit()),
      });
    },
  });
  const session = sample();
  await sessions.set("key", session);
  expect([await sessions.get("key"), locked]).toEqual([session, -1]);
});

test("a claim that is repeated by its owner succeeds, and still reports an earlier owner", async () => {
  const clock = testClock();
  const sessions = denoKvSessions(memoryKv(), { clock });
  const claim = (owner: string): ReturnType<typeof sessions.claim> =>
    sessions.claim("key", { known: undefined, owner, leaseMs: 15_000 });
  const since = clock.now();
  expect([await claim("one"), await claim("one")]).toEqual([{ kind: "claimed" }, { kind: "claimed" }]);
  expect(await claim("two")).toMatchObject({ kind: "busy" });
  clock.set(since + 15_001);
  const interrupted = { kind: "claimed", interrupted: { since } };
  expect([await claim("two"), await claim("two")]).toEqual([interrupted, interrupted]);
});

test("gives up when other writers keep changing the record", async () => {
  const kv = memoryKv();
  const sessions = denoKvSessions({
    ...kv,
    atomic: () => Object.assign(kv.atomic(), { commit: async () => ({ ok: false }) }),
  });
  await expect(sessions.set("key", sample())).rejects.toMatchObject({ code: "session_store", retryable: true });
});
