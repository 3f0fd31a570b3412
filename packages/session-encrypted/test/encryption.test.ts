import { inspect } from "node:util";
import { isTokensError, memorySessions, newSession, type Session } from "@tokens/core";
import { encryptedSessions, generateEncryptionKey, keyring } from "@tokens/session-encrypted";
import fc from "fast-check";
import { decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";
import { canarySession, everythingIn, keysNamed, mapSessions } from "./support.ts";

const refusal = { code: "session_store", retryable: false };

async function stored(session: Session = canarySession()) {
  const inner = mapSessions();
  const keys = keysNamed("k1");
  const sessions = encryptedSessions(inner, { keys });
  await sessions.set("key", session);
  return { inner, keys, sessions, session, record: inner.rows.get("key")! };
}

test("the inner manager sees the version and the times, and no token", async () => {
  const { record, session } = await stored();
  const { version, obtainedAt, expiresAt, refreshTokenExpiresAt } = session;
  expect(record).toEqual({ version, obtainedAt, expiresAt, refreshTokenExpiresAt, accessToken: expect.any(String) });
  expect(decodeProtectedHeader(record.accessToken)).toEqual({
    alg: "dir",
    enc: "A256GCM",
    kid: "k1",
    typ: "tokens-session",
  });
});

test("no canary is readable after set, claim, commit and rewrap", async () => {
  const inner = mapSessions();
  const writes: unknown[] = [];
  const keys = keysNamed("k1", "k0");
  const spied = { ...inner, set: (key: string, row: Session | undefined) => (writes.push(row), inner.set(key, row)) };
  const plain = memorySessions();
  const shared = {
    ...plain,
    set: (key: string, row: Session | undefined) => (writes.push(row), plain.set(key, row)),
    commit: (key: string, row: Session, claim: { owner: string; parent: string | undefined }) => (
      writes.push(row),
      plain.commit(key, row, claim)
    ),
  };
  await encryptedSessions(spied, { keys }).set("key", canarySession());
  const sessions = encryptedSessions(shared, { keys });
  const first = canarySession("first");
  await sessions.set("key", first);
  await sessions.claim("key", { known: first.version, owner: "one", leaseMs: 1000 });
  await sessions.commit("key", canarySession("second"), { owner: "one", parent: first.version });
  await encryptedSessions(shared, { keys: keys.toReversed() }).rewrap(["key"]);
  expect(writes).toHaveLength(4);
  expect(everythingIn(writes)).not.toContain("canary");
});

test("the same session is never encrypted the same way twice", async () => {
  const { record, sessions, session, inner } = await stored();
  await sessions.set("key", session);
  expect(inner.rows.get("key")!.accessToken).not.toBe(record.accessToken);
});

test("absent times stay absent", async () => {
  const session = newSession({ accessToken: "canary", obtainedAt: 0 });
  const { record, sessions } = await stored(session);
  expect(Object.keys(record).toSorted()).toEqual(["accessToken", "obtainedAt", "version"]);
  expect(await sessions.get("key")).toEqual(session);
});

test("rejects a row that was moved to another key", async () => {
  const { inner, sessions, record } = await stored();
  await sessions.set("other", canarySession("other"));
  inner.rows.set("other", record);
  await expect(sessions.get("other")).rejects.toMatchObject(refusal);
  await expect(sessions.get("other")).rejects.toThrow(/encrypted for another key or version/);
  inner.rows.set("key", (await inner.get("other"))!);
  expect(await sessions.get("key")).toMatchObject({ accessToken: "canary-access-one" });
});

test("rejects an older ciphertext under the current version", async () => {
  const { inner, sessions, record } = await stored();
  const next = canarySession("next");
  await sessions.set("key", next);
  inner.rows.set("key", { ...inner.rows.get("key")!, accessToken: record.accessToken });
  await expect(sessions.get("key")).rejects.toMatchObject(refusal);
});

test.for([
  { version: "another" },
  { obtainedAt: 1 },
  { expiresAt: 4_000_000_000_000 },
  { expiresAt: undefined },
  { refreshTokenExpiresAt: 1 },
  { refreshTokenExpiresAt: undefined },
] as Partial<Session>[])("rejects a record with a changed %o", async (change) => {
  const { inner, sessions, record } = await stored();
  inner.rows.set("key", { ...record, ...change });
  await expect(sessions.get("key")).rejects.toMatchObject(refusal);
});

test("ignores members added to a record", async () => {
  const { inner, sessions, session, record } = await stored();
  inner.rows.set("key", { ...record, refreshToken: "planted", scope: "admin" });
  expect(await sessions.get("key")).toEqual(session);
});

test("restores any session", async () => {
  const { sessions } = await stored();
  const members = fc.record(
    {
      accessToken: fc.string({ unit: "binary" }),
      refreshToken: fc.string({ unit: "grapheme" }),
      obtainedAt: fc.nat(),
      expiresAt: fc.option(fc.nat(), { nil: undefined }),
      extra: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: ["accessToken", "obtainedAt"] },
  );
  await fc.assert(
    fc.asyncProperty(members, fc.string({ unit: "binary" }), async (grant, key) => {
      const session = newSession(grant as Omit<Session, "version">);
      await sessions.set(key, session);
      expect(JSON.stringify(await sessions.get(key))).toBe(JSON.stringify(session));
    }),
    { numRuns: 60 },
  );
});

test("rejects a text that was sealed for another purpose", async () => {
  const { inner, sessions, keys, record } = await stored();
  inner.rows.set("key", { ...record, accessToken: await keyring(keys, "another").seal("{}") });
  await expect(sessions.get("key")).rejects.toMatchObject(refusal);
});

test("distinguishes a reused key id from an unknown one", async () => {
  const { inner } = await stored();
  const wrong = encryptedSessions(inner, { keys: keysNamed("k1") });
  await expect(wrong.get("key")).rejects.toThrow(/does not decrypt with the key "k1"/);
  const unknown = encryptedSessions(inner, { keys: keysNamed("k2") });
  await expect(unknown.get("key")).rejects.toThrow(/the key "k1", which is not in `keys`: add it/);
  await expect(unknown.get("key")).rejects.toMatchObject(refusal);
});

test("no error shows a key, a token or a ciphertext", async () => {
  const { inner, sessions, keys, record } = await stored();
  const spoilt = { ...record, accessToken: `${record.accessToken}A` };
  inner.rows.set("spoilt", spoilt);
  inner.rows.set("plain", canarySession());
  inner.rows.set("moved", record);
  const errors = await Promise.all(
    [
      sessions.get("spoilt"),
      sessions.get("plain"),
      sessions.get("moved"),
      sessions.rewrap(["spoilt", "plain", "moved"]),
      encryptedSessions(inner, { keys: keysNamed("k9") }).get("key"),
    ].map((work) => work.catch((error: unknown) => error)),
  );
  const said = inspect(errors, { depth: 9, showHidden: true });
  expect(errors.every((error) => isTokensError(error))).toBe(true);
  for (const secret of ["canary", keys[0]!.key, record.accessToken]) expect(said).not.toContain(secret);
});

test("throws at once for invalid keys, without showing them", () => {
  const { key } = generateEncryptionKey();
  const short = Buffer.from("sixteen bytes ok").toString("base64url");
  for (const [keys, message] of [
    [[], /`keys` is empty.*generateEncryptionKey/],
    [[{ id: "a", key: short }], /"a" must be 32 random bytes.*not 16 bytes: make one with generateEncryptionKey/],
    [[{ id: "a", key: "not base64url!" }], /"a" must be 32 random bytes.*not an unreadable string/],
    [[{ id: "a", key: new Uint8Array(16) }], /"a" must be 32 random bytes.*not 16 bytes/],
    [[{ id: "", key }], /empty id/],
    [
      [
        { id: "a", key },
        { ...generateEncryptionKey(), id: "a" },
      ],
      /same id/,
    ],
  ] as const) {
    const create = () => encryptedSessions(mapSessions(), { keys });
    expect(create).toThrow(message);
    expect(create).toThrow(expect.objectContaining({ code: "provider_configuration", retryable: false }));
    expect(create).not.toThrow(new RegExp(`${short}|${key}|base64url!`));
  }
});

test("throws a TypeError for arguments of the wrong type", () => {
  const call = encryptedSessions as unknown as (...args: readonly unknown[]) => unknown;
  const inner = mapSessions();
  for (const [args, message] of [
    [[], /: sessions must be a session manager, e\.g\. fileSessions\(\), not undefined/],
    [["file:"], /: sessions must be a session manager.*not string/],
    [[inner], /: options must be an object, e\.g\. \{ keys: .*not undefined/],
    [[inner, {}], /^keys must be a list of keys, e\.g\. \[generateEncryptionKey\(\)\], not undefined/],
    [[inner, { keys: "canary-secret" }], /^keys must be a list.*not string/],
    [[inner, { keys: ["canary-secret"] }], /A key in `keys` must be an \{ id, key \}.*not string/],
    [[inner, { keys: [{ key: "canary-secret" }] }], /`id` of a key must be a string.*not undefined/],
  ] as const) {
    const create = () => call(...args);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
    expect(create).not.toThrow(/canary/);
  }
});

test("a generated key is 32 random bytes under a random id, as a string or as bytes", async () => {
  const [one, two] = [generateEncryptionKey(), generateEncryptionKey()];
  expect(Buffer.from(one.key, "base64url")).toHaveLength(32);
  expect(one.key).not.toBe(two.key);
  expect(one.id).not.toBe(two.id);
  const inner = mapSessions();
  await encryptedSessions(inner, { keys: [one] }).set("key", canarySession());
  const bytes = encryptedSessions(inner, { keys: [{ ...one, key: Buffer.from(one.key, "base64url") }] });
  expect(await bytes.get("key")).toMatchObject({ accessToken: "canary-access-one" });
});
