import { memorySessions, inProcessClaims } from "@tokens/core";
import { settle } from "@tokens/core/testing";
import { encryptedSessions, keyring } from "@tokens/session-encrypted";
import { CompactEncrypt } from "jose";
import { expect, test, vi } from "vitest";
import { canarySession, keysNamed, mapSessions } from "./support.ts";

const refusal = { code: "session_store", retryable: false };

test("a session that was sealed for another purpose is rejected", async () => {
  const inner = mapSessions();
  const keys = keysNamed("k1");
  const sessions = encryptedSessions(inner, { keys });
  const session = canarySession();
  await sessions.set("key", session);
  const sealed = await keyring(keys, "another").seal(JSON.stringify({ key: "key", session }));
  inner.rows.set("key", { ...inner.rows.get("key")!, accessToken: sealed });
  await expect(sessions.get("key")).rejects.toMatchObject(refusal);
  expect(await keyring(keys, "tokens-session").open(sealed)).toEqual({ kind: "foreign" });
});

test.for([
  { alg: "dir", enc: "A128CBC-HS256" },
  { alg: "A256KW", enc: "A256GCM" },
  { alg: "A256GCMKW", enc: "A256GCM" },
])("rejects texts that were sealed by %o, even with the right key", async (algorithms) => {
  const [key] = keysNamed("k1");
  const sealed = await new CompactEncrypt(new TextEncoder().encode("text"))
    .setProtectedHeader({ ...algorithms, typ: "purpose", kid: "k1" })
    .encrypt(Buffer.from(key!.key, "base64url"));
  expect(await keyring([key!], "purpose").open(sealed)).toEqual({ kind: "undecryptable", keyId: "k1" });
});

test("a failing release does not hide why a claim is unreadable", async () => {
  const inner = memorySessions();
  const session = canarySession();
  await encryptedSessions(inner, { keys: keysNamed("a") }).set("key", session);
  const stuck = { ...inner, release: () => Promise.reject(new Error("down")) };
  const stranger = encryptedSessions(stuck, { keys: keysNamed("b") });
  const claim = stranger.claim("key", { known: session.version, owner: "stranger", leaseMs: 1000 });
  await expect(claim).rejects.toMatchObject(refusal);
});

test("serializes re-encryption and refreshes of this process with a two-method manager", async () => {
  const inner = mapSessions();
  const [old, fresh] = keysNamed("old", "fresh");
  const session = canarySession();
  await encryptedSessions(inner, { keys: [old!] }).set("key", session);
  const reads: (() => void)[] = [];
  const sessions = encryptedSessions(
    {
      ...inner,
      async get(key) {
        await new Promise<void>((answer) => reads.push(answer));
        return inner.get(key);
      },
    },
    { keys: [fresh!, old!] },
  );
  const answerNext = async (): Promise<void> => {
    await vi.waitUntil(() => reads.length > 0);
    reads.shift()!();
  };
  const rewrapped = sessions.rewrap(["key"]);
  await answerNext();
  await vi.waitUntil(() => reads.length > 0);
  // It compares and is about to store: a commit that comes now has to wait.
  const next = canarySession("next");
  const committed = inProcessClaims(sessions).commit("key", next, { owner: "one", parent: session.version });
  await settle();
  expect(reads).toHaveLength(1);
  await answerNext();
  await answerNext();
  expect(await Promise.all([rewrapped, committed])).toEqual([1, "committed"]);
  expect(await encryptedSessions(inner, { keys: [fresh!] }).get("key")).toEqual(next);
});
