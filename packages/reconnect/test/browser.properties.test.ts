import fc from "fast-check";
import { expect, test } from "vitest";
import { testClock } from "@tokens/core/testing";
import { openStore } from "@tokens/store";
// Cookies and records are not public.
import { browserCookies, readForm } from "../src/browser.ts";
import { loginRecords, type PendingLogin } from "../src/login-records.ts";
import { randomSecret } from "../src/secrets.ts";

const visible = fc.stringMatching(/^[ -~]*$/);
const name = "reconnect-4020";
const secret = randomSecret();
const pair = fc.tuple(
  fc.oneof(visible, fc.constantFrom(name, `${name}-login`, ` ${name}`)),
  fc.oneof(visible, fc.constant(secret)),
);
const cookie = fc.oneof(
  visible,
  fc.array(pair, { maxLength: 8 }).map((pairs) => pairs.map((one) => one.join("=")).join(";")),
);

test("any cookie header names a browser or none", () => {
  const cookies = browserCookies("http://127.0.0.1:4020");
  fc.assert(
    fc.property(cookie, (header) => {
      const browser = cookies.read(new Request("http://127.0.0.1:4020/", { headers: { cookie: header } }));
      expect(browser.secret === undefined || /^[\w-]{43}$/.test(browser.secret)).toBe(true);
    }),
  );
});

test("any state of a login comes back from its cookie, and adds nothing to it", () => {
  const cookies = browserCookies("https://app.example.com");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (state) => {
      const lines = cookies.write(secret, state);
      for (const line of lines)
        expect(line).toMatch(
          /^__Host-reconnect(-login)?=[\w-]*; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure$/,
        );
      const header = lines.map((line) => line.split(";")[0]).join("; ");
      const read = cookies.read(new Request("https://app.example.com/", { headers: { cookie: header } }));
      expect(read).toEqual({ secret, latestState: state });
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});

test("any body is a form or none, and one of more than 32 kB is none", async () => {
  const type = fc.constantFrom(
    "application/x-www-form-urlencoded",
    "APPLICATION/X-WWW-FORM-URLENCODED; a=b",
    "text/plain",
    "",
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(200), type, async (bytes, times, given) => {
      const body = Buffer.concat(Array.from({ length: times }, () => bytes));
      const request = new Request("https://app.example.com/", {
        method: "POST",
        body,
        headers: { "content-type": given },
      });
      const form = await readForm(request);
      expect(form !== undefined).toBe(/urlencoded/i.test(given) && body.length <= 32_768);
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});

test("a login in progress opens in its browser and by its state alone, however its record is changed", async () => {
  const clock = testClock();
  await using store = await openStore("sqlite::memory:", { clock });
  const logins = loginRecords(store.records, clock);
  const login: PendingLogin = { token: randomSecret(), checks: { state: "state" }, language: "en" };
  await logins.begin(secret, login);
  const [record] = await Array.fromAsync(store.records.list<{ sealed: string; expiresAt: number }>("reconnect-login"));
  const { sealed, expiresAt } = record!.value;
  const change = fc.record({ at: fc.nat(sealed.length - 1), bit: fc.nat(6), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(change, fc.string({ unit: "binary" }), async ({ at, bit, cut }, other) => {
      const char = String.fromCharCode(sealed.charCodeAt(at) ^ (1 << bit));
      const changed = sealed.slice(0, at) + (cut ? "" : char + sealed.slice(at + 1));
      await store.records.set("reconnect-login", record!.name, { sealed: changed, expiresAt });
      const found = await logins.find(secret, "state");
      // The same login, when only bits beyond the last byte of a part have changed: those mean nothing.
      expect([{ kind: "none" }, { kind: "pending", login }]).toContainEqual(found);
      expect(await logins.find(randomSecret(), "state")).toEqual({ kind: "none" });
      expect(await logins.find(secret, `${other}x`)).toEqual({ kind: "none" });
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});
