import { readdirSync } from "node:fs";
import { isTokensError } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecord, recordPath, session, temporaryDirectory, writePrivate } from "./support.ts";

// Each case writes files and syncs them.
const fewer = { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 20) };

const member = fc.constantFrom("format", "key", "session", "claim", "__proto__");
const inSession = fc.constantFrom("version", "accessToken", "refreshToken", "obtainedAt", "expiresAt", "scope");
const inClaim = fc.constantFrom("owner", "since", "until", "holder");
const json = fc.jsonValue({ maxDepth: 2 });

/** How a file differs from what was written. */
const damage = fc.oneof(
  fc.record({ how: fc.constant("bytes" as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
  fc.record({ how: fc.constant("cut" as const), at: fc.nat() }),
  fc.record({ how: fc.constant("flip" as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ how: fc.constant("member" as const), changes: fc.dictionary(member, json) }),
  fc.record({ how: fc.constant("session" as const), changes: fc.dictionary(inSession, json) }),
  fc.record({ how: fc.constant("claim" as const), changes: fc.dictionary(inClaim, json) }),
  fc.record({ how: fc.constant("deep" as const), depth: fc.nat(5000) }),
);

function damaged(text: string, one: typeof damage extends fc.Arbitrary<infer D> ? D : never): string | Buffer {
  const bytes = Buffer.from(text);
  const record = JSON.parse(text) as Record<string, unknown> & { session: object };
  switch (one.how) {
    case "bytes":
      return Buffer.from(one.bytes);
    case "cut":
      return bytes.subarray(0, one.at % bytes.length);
    case "flip":
      bytes[one.at % bytes.length]! ^= 1 << one.bit;
      return bytes;
    case "member":
      return JSON.stringify({ ...record, ...one.changes });
    case "session":
      return JSON.stringify({ ...record, session: { ...record.session, ...one.changes } });
    case "claim":
      return JSON.stringify({ ...record, claim: one.changes });
    default:
      return `${'{"session":['.repeat(one.depth)}1${"]}".repeat(one.depth)}`;
  }
}

test("any content of a session file is a session or an error that callers know, and is never thrown away", async () => {
  const directory = await temporaryDirectory();
  const path = recordPath(directory, "key");
  const sessions = fileSessions({ directory });
  const stored = session();
  await sessions.set("key", stored);
  const whole = JSON.stringify(readRecord(directory, "key"));
  const seen = { session: 0, error: 0 };
  await fc.assert(
    fc.asyncProperty(damage, async (one) => {
      const content = damaged(whole, one);
      writePrivate(path, content);
      try {
        const found = await sessions.get("key");
        if (found) expect([typeof found.version, typeof found.accessToken]).toEqual(["string", "string"]);
        seen.session += 1;
      } catch (error) {
        if (!isTokensError(error)) throw error;
        expect(error.code).toBe("session_store");
        // The parser's message would quote the file.
        expect(`${error.message}${String(error.cause)}`).not.toContain(stored.accessToken);
        seen.error += 1;
      }
      for await (const entry of sessions.list()) expect(typeof entry.version).toBe("string");
      // A new login always succeeds, unless a newer version of the package wrote the file.
      await sessions.set("key", stored).then(
        async () => expect(await sessions.get("key")).toEqual(stored),
        (error: unknown) => expect(String(error)).toMatch(/written by a newer version/),
      );
    }),
    fewer,
  );
  expect(Math.min(seen.session, seen.error)).toBeGreaterThan(0);
});

test("the file of any key is in the directory and is its own, and the key is read back", async () => {
  const part = fc.constantFrom("..", "/", "\\", "\0", "%2e", "~", "a", "A", "é", "e\u0301", " ", "CON", ".json");
  const key = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(key, { minLength: 1, maxLength: 5 }), async (keys) => {
      const directory = await temporaryDirectory();
      const sessions = fileSessions({ directory });
      const stored = new Map(keys.map((one) => [one, session({ scope: one })]));
      for (const [one, value] of stored) await sessions.set(one, value);
      const files = readdirSync(directory);
      expect(files).toHaveLength(keys.length);
      expect(files.every((name) => /^[0-9a-f]{64}\.json$/.test(name))).toBe(true);
      for (const [one, value] of stored) expect(await sessions.get(one)).toEqual(value);
      const listed = await Array.fromAsync(sessions.list(), (entry) => entry.key);
      expect(listed.toSorted()).toEqual(keys.toSorted());
    }),
    { numRuns: Math.ceil(fewer.numRuns / 8) },
  );
});
