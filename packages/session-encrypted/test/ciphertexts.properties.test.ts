import { isTokensError } from "@tokens/core";
import { encryptedSessions, keyring } from "@tokens/session-encrypted";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canarySession, keysNamed, mapSessions } from "./support.ts";

const keys = keysNamed("k1", "k2");
const change = fc.oneof(
  fc.record({ how: fc.constant("flip" as const), at: fc.nat(), bit: fc.nat(6) }),
  fc.record({ how: fc.constantFrom("cut", "drop", "double", "swap"), at: fc.nat(), bit: fc.constant(0) }),
);

/** What changes in a text: a bit of a character, its end, a part between dots, the order of the parts. */
function changed(text: string, { how, at, bit }: { how: string; at: number; bit: number }): string {
  const place = at % text.length;
  const parts = text.split(".");
  switch (how) {
    case "flip":
      return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ (1 << bit)) + text.slice(place + 1);
    case "cut":
      return text.slice(0, place);
    case "drop":
      return parts.toSpliced(at % parts.length, 1).join(".");
    case "double":
      return parts.toSpliced(at % parts.length, 0, parts[at % parts.length]!).join(".");
    default:
      return parts.toReversed().join(".");
  }
}

test("a changed ciphertext is an error that callers know, or the same session: never another one, never a token", async () => {
  const inner = mapSessions();
  const sessions = encryptedSessions(inner, { keys });
  const session = canarySession();
  await sessions.set("key", session);
  const record = inner.rows.get("key")!;
  await fc.assert(
    fc.asyncProperty(change, async (one) => {
      inner.rows.set("key", { ...record, accessToken: changed(record.accessToken, one) });
      try {
        // The same one, when only bits beyond the last byte of a part have changed: those mean nothing.
        expect(await sessions.get("key")).toEqual(session);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        expect(error.code).toBe("session_store");
        expect(error.message).not.toContain("canary");
      }
    }),
  );
});

test("any text in a record is an error that callers know", async () => {
  const inner = mapSessions();
  const sessions = encryptedSessions(inner, { keys });
  const header = fc.jsonValue({ maxDepth: 2 }).map((value) => Buffer.from(JSON.stringify(value)).toString("base64url"));
  const sealed = fc
    .tuple(header, fc.array(fc.base64String(), { maxLength: 5 }))
    .map(([one, rest]) => [one, ...rest].join("."));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), sealed), async (accessToken) => {
      inner.rows.set("key", { version: "v", obtainedAt: 0, accessToken });
      await expect(sessions.get("key")).rejects.toSatisfy(isTokensError);
    }),
  );
});

test("only the key and the purpose that sealed a text open it", async () => {
  const [one, other] = keysNamed("k1", "k1");
  const text = fc.string({ unit: "binary" });
  await fc.assert(
    fc.asyncProperty(text, text, async (plain, purpose) => {
      const sealed = await keyring([one!], purpose).seal(plain);
      expect(await keyring([one!], purpose).open(sealed)).toEqual({ kind: "opened", text: plain, keyId: "k1" });
      expect(await keyring([other!], purpose).open(sealed)).toEqual({ kind: "undecryptable", keyId: "k1" });
      expect(await keyring([one!], `${purpose}x`).open(sealed)).toEqual({ kind: "foreign" });
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});
