import { isTokensError, newSession, type Session } from "@tokens/core";
import { cookieSessions, serverSideSessions, type CookieOptions } from "@tokens/session-cookie";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Browser, canarySession, everythingIn, keysNamed } from "./support.ts";

const refusal = { code: "session_store", retryable: false };
const keys = keysNamed("k1");

/** Stores in the browser what one response sets; the lines of that response. */
async function store(
  browser: Browser,
  sessions: Record<string, Session | undefined>,
  options: Partial<CookieOptions> = {},
) {
  const own = cookieSessions({ keys, clock: browser.clock, ...options }).of(browser.request());
  for (const [key, session] of Object.entries(sessions)) await own.set(key, session);
  const headers = new Headers();
  await own.apply(headers);
  browser.receive(headers.getSetCookie());
  return headers.getSetCookie();
}

function load(browser: Browser, key: string, options: Partial<CookieOptions> = {}): Promise<Session | undefined> {
  return cookieSessions({ keys, clock: browser.clock, ...options })
    .of(browser.request())
    .get(key);
}

test("a session is one cookie: HttpOnly, Secure, SameSite=Lax, of this host and every path, for 30 days", async () => {
  const [line, ...more] = await store(new Browser(), { key: canarySession() });
  expect(more).toEqual([]);
  expect(line).toMatch(
    /^__Host-sessions=1\.[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("no token can be read in a cookie", async () => {
  const lines = await store(new Browser(), { key: canarySession("one", 7000) });
  expect(everythingIn(lines)).not.toContain("canary");
});

test("a name, an age and plain http for development can be chosen", async () => {
  const browser = new Browser();
  const own = cookieSessions({ keys, name: "app", maxAgeMs: 60_000, secure: false }).of(browser.request());
  await own.set("key", canarySession());
  expect(await own.setCookies()).toEqual([
    expect.stringMatching(/^app=1\.[^;]+; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/),
  ]);
});

test("sets no cookie without a change", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession() });
  const reader = cookieSessions({ keys, clock: browser.clock }).of(browser.request());
  await reader.get("key");
  await reader.set("nobody", undefined);
  expect(await reader.setCookies()).toEqual([]);
  expect(await cookieSessions({ keys }).of(new Headers()).setCookies()).toEqual([]);
});

test("ignores other cookies, and accepts headers instead of a request", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession() });
  const cookie = `theme=dark; __Host-sessions.x=1; __Host-sessions2=2; ${browser.cookie} ;; =; a=b=c`;
  const own = cookieSessions({ keys, clock: browser.clock }).of(new Headers({ cookie }));
  expect(await own.get("key")).toMatchObject({ accessToken: "canary-access-one" });
  await own.set("key", undefined);
  expect(await own.setCookies()).toEqual(["__Host-sessions=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"]);
});

test("a value above 4 kB continues in a second cookie", async () => {
  const cookiesAt = async (size: number): Promise<string[]> =>
    store(new Browser(), { key: canarySession("one", size) });
  let [fits, tooMuch] = [100, 9000];
  while (tooMuch - fits > 1) {
    const middle = Math.floor((fits + tooMuch) / 2);
    if ((await cookiesAt(middle)).length === 1) fits = middle;
    else tooMuch = middle;
  }
  const [[single], pair] = [await cookiesAt(fits), await cookiesAt(tooMuch)];
  expect(single!.length).toBeGreaterThan(4080);
  expect(single!.length).toBeLessThanOrEqual(4096);
  expect(pair.map((line) => line.split("=")[0])).toEqual(["__Host-sessions", "__Host-sessions.1"]);
  expect(pair[0]!.length).toBeLessThanOrEqual(4096);
  expect(pair[0]).toMatch(/^__Host-sessions=2\./);
});

test("reads back the maximum of eight cookies", async () => {
  const browser = new Browser();
  const session = canarySession("one", 22_500);
  expect(await store(browser, { key: session }, { maxChunks: 8 })).toHaveLength(8);
  expect(await load(browser, "key")).toEqual(session);
});

test("deletes cookies that a shorter value no longer needs", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("one", 5000) });
  expect([...browser.jar.keys()]).toEqual(["__Host-sessions", "__Host-sessions.1"]);
  const lines = await store(browser, { key: canarySession("two") });
  expect(lines[1]).toBe("__Host-sessions.1=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
  expect([...browser.jar.keys()]).toEqual(["__Host-sessions"]);
});

test("ignores cookies that remain from a longer value", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("long", 5000) });
  const leftover = browser.jar.get("__Host-sessions.1")!;
  await store(browser, { key: canarySession("short") });
  browser.jar.set("__Host-sessions.1", leftover);
  expect(await load(browser, "key")).toMatchObject({ accessToken: "canary-access-short" });
  await store(browser, { key: canarySession("next") });
  expect([...browser.jar.keys()]).toEqual(["__Host-sessions"]);
});

test("the last logout deletes every cookie, an earlier one keeps the others", async () => {
  const browser = new Browser();
  await store(browser, { a: canarySession("a", 5000), b: canarySession("b") });
  await store(browser, { a: undefined });
  expect(await load(browser, "b")).toMatchObject({ accessToken: "canary-access-b" });
  await store(browser, { a: canarySession("a", 5000) });
  expect(browser.jar.size).toBe(2);
  const lines = await store(browser, { a: undefined, b: undefined });
  expect(lines.map((line) => line.replace(/;.*Max-Age=0;.*/, ""))).toEqual(["__Host-sessions=", "__Host-sessions.1="]);
  expect(browser.jar.size).toBe(0);
});

test("the last change of a response reaches the browser", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("first", 5000), other: canarySession("other") });
  await store(browser, { key: undefined, other: undefined, third: canarySession("third") });
  expect(await load(browser, "third")).toMatchObject({ accessToken: "canary-access-third" });
  expect(await load(browser, "key")).toBeUndefined();
});

test("sessions set at the same time in one request are all kept", async () => {
  const browser = new Browser();
  const own = cookieSessions({ keys, clock: browser.clock }).of(browser.request());
  const names = ["a", "b", "c", "d"];
  const sets = Promise.all(names.map((name) => own.set(name, canarySession(name))));
  browser.receive(await own.setCookies());
  await sets;
  const found = await Promise.all(names.map(async (name) => (await load(browser, name))?.accessToken));
  expect(found).toEqual(names.map((name) => `canary-access-${name}`));
});

test("sessions up to the limit are stored, larger ones are rejected", async () => {
  const sizes = fc.record({ one: fc.nat(16_000), two: fc.nat(16_000), maxChunks: fc.integer({ min: 1, max: 8 }) });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(sizes, async ({ one, two, maxChunks }) => {
      const browser = new Browser();
      const first = canarySession("one", one);
      const second = canarySession("two", two);
      const own = cookieSessions({ keys, clock: browser.clock, maxChunks }).of(browser.request());
      const results = await Promise.allSettled([own.set("one", first), own.set("two", second)]);
      const lines = await own.setCookies();
      browser.receive(lines);
      expect(lines.length).toBeLessThanOrEqual(maxChunks);
      const kept = await Promise.all([load(browser, "one"), load(browser, "two")]);
      expect(kept).toEqual(
        [first, second].map((session, n) => (results[n]!.status === "fulfilled" ? session : undefined)),
      );
      const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
      expect(
        reasons.every((reason) => isTokensError(reason) && reason.code === "session_store" && !reason.retryable),
      ).toBe(true);
      refused += reasons.length;
    }),
    { numRuns: 60 },
  );
  expect(refused).toBeGreaterThan(0);
});

test("rejects sessions above maxChunks without a change", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("one") });
  const own = cookieSessions({ keys, clock: browser.clock }).of(browser.request());
  const set = own.set("large", canarySession("two", 64 * 1024));
  await expect(set).rejects.toMatchObject(refusal);
  await expect(set).rejects.toThrow(/need \d+ cookies of 4 kB, and `maxChunks` allows 3.*serverSideSessions\(\)/);
  expect(await own.get("large")).toBeUndefined();
  expect(await own.setCookies()).toEqual([]);
});

test("an invalid cookie counts as no session and is deleted", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("one", 5000) });
  const [first, second] = [...browser.jar.values()].map(({ value }) => value) as [string, string];
  const foreign = new Browser();
  await store(foreign, { key: canarySession() }, { keys: keysNamed("k1") });
  const unknown = new Browser();
  await store(unknown, { key: canarySession() }, { keys: keysNamed("k2") });
  const elsewhere = new Browser();
  await store(elsewhere, { key: canarySession() }, { name: "another" });
  const renamed = elsewhere.cookie.replace("another", "sessions");

  const cookies = {
    "another key": foreign.cookie,
    "an unknown key id": unknown.cookie,
    "another cookie's": renamed,
    "no second part": `__Host-sessions=${first}`,
    "no first part": `__Host-sessions.1=${second}`,
    "a second part cut off": `__Host-sessions=${first}; __Host-sessions.1=${second.slice(0, -5)}`,
    "parts swapped": `__Host-sessions=2.${second}; __Host-sessions.1=${first.slice(2)}`,
    "another count": `__Host-sessions=1${first.slice(1)}; __Host-sessions.1=${second}`,
    "a wild count": `__Host-sessions=9${first.slice(1)}; __Host-sessions.1=${second}`,
    empty: "__Host-sessions=",
    nonsense: "__Host-sessions=1.eyJhbGciOiJub25lIn0....",
  };
  const found = await Promise.all(
    Object.entries(cookies).map(async ([what, cookie]) => {
      const own = cookieSessions({ keys, clock: browser.clock }).of(new Headers({ cookie }));
      const session = await own.get("key");
      const cleared = (await own.setCookies()).map((line) => line.replace(/=; .*Max-Age=0.*/, ""));
      return [what, session, cleared];
    }),
  );
  const namesIn = (cookie: string) => cookie.split("; ").map((pair) => pair.split("=")[0]);
  expect(found).toEqual(Object.entries(cookies).map(([what, cookie]) => [what, undefined, namesIn(cookie)]));
});

test("a login replaces an invalid cookie completely", async () => {
  const browser = new Browser();
  await store(browser, { key: canarySession("foreign", 5000) }, { keys: keysNamed("k1") });
  await store(browser, { key: canarySession("own") });
  expect([...browser.jar.keys()]).toEqual(["__Host-sessions"]);
  expect(await load(browser, "key")).toMatchObject({ accessToken: "canary-access-own" });
});

test("old keys decrypt, and the next set uses the first key", async () => {
  const browser = new Browser();
  const [old, fresh] = keysNamed("old", "fresh") as [(typeof keys)[0], (typeof keys)[0]];
  await store(browser, { a: canarySession("a") }, { keys: [old] });
  expect(await load(browser, "a", { keys: [fresh, old] })).toMatchObject({ accessToken: "canary-access-a" });
  await store(browser, { b: canarySession("b") }, { keys: [fresh, old] });
  expect(await load(browser, "a", { keys: [fresh] })).toMatchObject({ accessToken: "canary-access-a" });
  expect(await load(browser, "a", { keys: [old] })).toBeUndefined();
});

test("each session expires by its own last set, whatever the browser keeps", async () => {
  const browser = new Browser();
  const options = { maxAgeMs: 10_000 };
  await store(browser, { a: canarySession("a") }, options);
  await browser.clock.advance(6000);
  await store(browser, { b: canarySession("b") }, options);
  const hoarder = browser.copy();
  for (const [name, { value }] of hoarder.jar) hoarder.jar.set(name, { value, until: Infinity });
  await browser.clock.advance(5000);
  expect(await load(browser, "a", options)).toBeUndefined();
  expect(await load(browser, "b", options)).toBeDefined();
  await browser.clock.advance(5000);
  expect(browser.cookie).toBe("");
  expect(await load(hoarder, "b", options)).toBeUndefined();
  const own = cookieSessions({ keys, clock: browser.clock }).of(hoarder.request());
  await own.get("b");
  expect(await own.setCookies()).toEqual([expect.stringMatching(/^__Host-sessions=; .*Max-Age=0/)]);
});

test("a set after the response has its cookies is an error", async () => {
  const own = cookieSessions({ keys }).of(new Headers());
  const headers = new Headers();
  await own.apply(headers);
  const late = own.set("key", canarySession());
  await expect(late).rejects.toMatchObject(refusal);
  await expect(late).rejects.toThrow(/await close\(\) of the token manager, before apply\(\)/);
});

test("reports immutable headers", async () => {
  const own = cookieSessions({ keys }).of(new Headers());
  await own.set("key", canarySession());
  const { headers } = Response.redirect("https://app.example.com/");
  await expect(own.apply(headers)).rejects.toMatchObject(refusal);
  await expect(own.apply(headers)).rejects.toThrow(/apply\(\) to the headers of a new Response/);
  const response = new Response(null, { status: 303, headers: { location: "/" } });
  await own.apply(response.headers);
  expect(response.headers.getSetCookie()).toHaveLength(1);
});

test("throws at once for invalid options", () => {
  const create = (options: Partial<CookieOptions>) => () => cookieSessions({ keys, ...options });
  expect(create({ keys: [] })).toThrow(/`keys` is empty/);
  expect(create({ name: "a;b" })).toThrow(/`name`/);
  expect(create({ maxAgeMs: 10 })).toThrow(/`maxAgeMs`/);
  for (const maxChunks of [0, 9, Number.NaN]) expect(create({ maxChunks })).toThrow(/from 1 to 8/);
  expect(create({ maxChunks: 0 })).toThrow(expect.objectContaining({ code: "provider_configuration" }));
});

test("throws a TypeError for options of the wrong type", () => {
  const create = cookieSessions as unknown as (options?: unknown) => unknown;
  expect(() => create()).toThrow(/^options must be an object with keys, e\.g\. .*not undefined/);
  expect(() => create({})).toThrow(/^keys must be a list of keys, e\.g\. .*not undefined/);
  expect(() => create({ keys: "canary-secret" })).toThrow(/^keys must be a list of keys.*not string/);
  expect(() => create({ keys: [{ id: "a", key: "canary" }] })).toThrow(/"a" must be 32 random bytes.*not 4 bytes/);
  expect(() => create({ keys, clock: {} })).toThrow(/^clock must be a clock, e\.g\. systemClock, not object/);
  for (const options of [undefined, {}, { keys: "canary-secret" }, { keys, name: 7 }])
    expect(() => create(options)).toThrow(TypeError);
  const createServerSide = serverSideSessions as unknown as (options?: unknown) => unknown;
  expect(() => createServerSide({ keys })).toThrow(
    /^sessions must be a shared session manager, e\.g\. .*not undefined/,
  );
});

test("keeps the members of a provider's session", async () => {
  const browser = new Browser();
  const session = newSession({ accessToken: "é😀", obtainedAt: 0, ref: { id: 222 } } as Omit<Session, "version">);
  await store(browser, { __proto__: session, "a;b=c, d": session });
  expect(await load(browser, "a;b=c, d")).toEqual(session);
});
