import { cookieSessions, serverSideSessions } from "@tokens/session-cookie";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Browser, canarySession, keysNamed, storeOf } from "./support.ts";

const keys = keysNamed("k1");
const name = "__Host-sessions";
const visible = fc.stringMatching(/^[ -~]*$/);
const value = fc.oneof(
  visible,
  fc.tuple(fc.nat(12), visible).map(([count, text]) => `${count}.${text}`),
  fc.base64String(),
);
const cookieName = fc.oneof(
  visible,
  fc.constantFrom(name, `${name}.1`, `${name}.7`, `${name}.99`, `${name}.`, "__proto__"),
);
const header = fc.oneof(
  visible,
  fc
    .array(fc.tuple(cookieName, value), { maxLength: 12 })
    .map((pairs) => pairs.map((pair) => pair.join("=")).join("; ")),
);

test("any cookie header is read as no session, and the answer sets nothing but deletions", async () => {
  const { of } = cookieSessions({ keys });
  await fc.assert(
    fc.asyncProperty(header, async (cookie) => {
      const sessions = of(new Headers({ cookie }));
      expect(await sessions.get("key")).toBeUndefined();
      for (const line of await sessions.setCookies())
        expect(line).toMatch(/^__Host-sessions(\.\d{1,2})?=; Path=\/; Max-Age=0; HttpOnly; Secure; SameSite=Lax$/);
    }),
  );
});

test("any cookie header is read as no session where sessions are in a store, too", async () => {
  const browser = new Browser();
  const { of } = serverSideSessions({ keys, sessions: storeOf(browser.clock), clock: browser.clock });
  await fc.assert(
    fc.asyncProperty(header, async (cookie) => {
      expect(await of(new Headers({ cookie })).get("key")).toBeUndefined();
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});

test("a changed, cut or reordered cookie is no session or the same one", async () => {
  const browser = new Browser();
  const session = canarySession("one", 6000);
  const first = cookieSessions({ keys, clock: browser.clock }).of(browser.request());
  await first.set("key", session);
  browser.receive(await first.setCookies());
  const { cookie } = browser;
  const change = fc.record({
    at: fc.nat(cookie.length - 1),
    bit: fc.nat(6),
    how: fc.constantFrom("flip", "cut", "drop"),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, bit, how }) => {
      const char = String.fromCharCode(cookie.charCodeAt(at) ^ (1 << bit));
      const rest = how === "cut" ? "" : cookie.slice(at + 1);
      const changed = (cookie.slice(0, at) + (how === "flip" ? char : "") + rest).replaceAll(/[^ -~]/g, "~");
      const found = await cookieSessions({ keys, clock: browser.clock })
        .of(new Headers({ cookie: changed }))
        .get("key");
      // The same one, when only bits beyond the last byte of a base64url part have changed: those mean nothing.
      expect([session, undefined]).toContainEqual(found);
    }),
  );
});
