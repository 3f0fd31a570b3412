import { isShared, memorySessions, TokenManager, type Provider, type Session } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { encryptedSessions } from "@tokens/session-encrypted";
import { expect, test } from "vitest";
import { canarySession, everythingIn, keysNamed, mapSessions } from "./support.ts";

const leaseMs = 1000;

test("a manager stays what it is", () => {
  const keys = keysNamed("a");
  const shared = memorySessions();
  expect(isShared(encryptedSessions(shared, { keys }))).toBe(true);
  expect(isShared(encryptedSessions(mapSessions(), { keys }))).toBe(false);
  expect(encryptedSessions(shared, { keys }).watch).toBeTypeOf("function");
  expect("expiring" in encryptedSessions(shared, { keys })).toBe(false);
  const { watch: _, ...mute } = shared;
  const listing = { ...mute, expiring: async function* () {} };
  expect("watch" in encryptedSessions(listing, { keys })).toBe(false);
  expect("expiring" in encryptedSessions(listing, { keys })).toBe(true);
});

test("delegates expiring to the inner manager", async () => {
  const inner = memorySessions();
  const due = { before: 5, limit: 7 };
  const asked: unknown[] = [];
  const sessions = encryptedSessions(
    {
      ...inner,
      async *expiring(options) {
        asked.push(options);
        yield { key: "key", expiresAt: (await inner.get("key"))!.expiresAt! };
      },
    },
    { keys: keysNamed("a") },
  );
  const session = canarySession();
  await sessions.set("key", session);
  const found = [];
  for await (const item of sessions.expiring!(due)) found.push(item);
  expect(found).toEqual([{ key: "key", expiresAt: session.expiresAt }]);
  expect(asked).toEqual([due]);
});

test("a claim of an undecryptable session fails and releases its lease", async () => {
  const inner = memorySessions({ clock: testClock() });
  const keys = keysNamed("a");
  const session = canarySession();
  await encryptedSessions(inner, { keys }).set("key", session);
  const stranger = encryptedSessions(inner, { keys: keysNamed("b") });
  const request = { known: session.version, owner: "stranger", leaseMs };
  await expect(stranger.claim("key", request)).rejects.toMatchObject({ code: "session_store", retryable: false });
  await expect(stranger.claim("key", { ...request, known: "older" })).rejects.toMatchObject({ retryable: false });
  const claim = await encryptedSessions(inner, { keys }).claim("key", { ...request, owner: "one" });
  expect(claim).toEqual({ kind: "claimed", session });
});

test("a commit that is superseded by an undecryptable session fails", async () => {
  const inner = memorySessions();
  const first = canarySession();
  await encryptedSessions(inner, { keys: keysNamed("a") }).set("key", first);
  const stranger = encryptedSessions(inner, { keys: keysNamed("b") });
  const commit = stranger.commit("key", canarySession("two"), { owner: "one", parent: "older" });
  await expect(commit).rejects.toMatchObject({ code: "session_store", retryable: false });
});

test("two processes refresh once, and nothing readable is stored", async () => {
  const clock = testClock();
  const inner = memorySessions({ clock });
  const keys = keysNamed("a");
  let posts = 0;
  const provider: Provider = {
    name: "example",
    realm: [],
    origins: ["https://api.example.com"],
    refresh: async (_, { now }) => {
      posts += 1;
      await clock.sleep(300);
      return {
        accessToken: `canary-${posts}`,
        refreshToken: `canary-r-${posts}`,
        obtainedAt: now(),
        expiresAt: now() + 3_600_000,
      };
    },
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const processes = [1, 2, 3].map(() =>
    TokenManager.create(provider, { sessions: encryptedSessions(inner, { keys }), clock }),
  );
  const [one, ...others] = processes;
  await one!.save({ ...canarySession(), expiresAt: clock.now() - 1 });
  const tokens = Promise.all([one!, ...others].map((manager) => manager.accessToken()));
  await clock.advance(1000);
  expect(await tokens).toEqual(["canary-1", "canary-1", "canary-1"]);
  expect(posts).toBe(1);
  expect(everythingIn(await inner.get(one!.key))).not.toContain("canary");
});

test("plain records are an error, unless they are being migrated", async () => {
  const inner = memorySessions();
  const keys = keysNamed("a");
  const plain = canarySession("plain");
  await inner.set("key", plain);
  const strict = encryptedSessions(inner, { keys });
  await expect(strict.get("key")).rejects.toThrow(/is not encrypted.* pass `migratePlain: true`/);
  await expect(strict.get("key")).rejects.toMatchObject({ code: "session_store", retryable: false });

  const lenient = encryptedSessions(inner, { keys, migratePlain: true });
  expect(await lenient.get("key")).toEqual(plain);
  expect(await lenient.claim("key", { known: plain.version, owner: "one", leaseMs })).toEqual({
    kind: "claimed",
    session: plain,
  });
  const next = canarySession("next");
  expect(await lenient.commit("key", next, { owner: "one", parent: plain.version })).toBe("committed");
  expect(everythingIn(await inner.get("key"))).not.toContain("canary");
  expect(await strict.get("key")).toEqual(next);
});

test("an access token that is a JWE of the provider's is still a plain record", async () => {
  const inner = mapSessions();
  const opaque: Session = {
    ...canarySession(),
    accessToken: "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiYSJ9..AAAA.AAAA.AAAA",
  };
  inner.rows.set("key", opaque);
  const lenient = encryptedSessions(inner, { keys: keysNamed("a"), migratePlain: true });
  expect(await lenient.get("key")).toEqual(opaque);
});
