import { type SharedSessionManager, TokenManager } from "@tokens/core";
import { cookieSessions, serverSideSessions, type SharedRequestSessions } from "@tokens/session-cookie";
import { encryptedSessions } from "@tokens/session-encrypted";
import { expect, test } from "vitest";
import { Browser, canarySession, everythingIn, keysNamed, storeOf } from "./support.ts";

const keys = keysNamed("a");
const refusal = { code: "session_store", retryable: false };

function setUp(
  options: { manager?: (store: ReturnType<typeof storeOf>) => SharedSessionManager; maxAgeMs?: number } = {},
) {
  const browser = new Browser();
  const store = storeOf(browser.clock);
  const { manager = () => store, maxAgeMs = 10_000 } = options;
  const serverSide = serverSideSessions({ sessions: manager(store), keys, clock: browser.clock, maxAgeMs });
  async function visit<T>(call: (sessions: SharedRequestSessions) => Promise<T>, from: Browser = browser): Promise<T> {
    const sessions = serverSide.of(from.request());
    const answer = await call(sessions);
    from.receive(await sessions.setCookies());
    return answer;
  }
  return { browser, store, serverSide, visit };
}

test("neither the store nor the cookie contains a readable token, and the store no account", async () => {
  const { browser, store, visit } = setUp();
  await visit(({ set }) => set("example:alice", canarySession()));
  const dump = everythingIn([...store.rows]);
  expect(dump).not.toContain("canary");
  expect(dump).not.toContain("alice");
  expect(everythingIn(browser.cookie)).not.toContain("canary");
  expect([...store.rows.keys()]).toEqual([expect.stringMatching(/^ticket:[\da-f-]{36}$/)]);
});

test("the store and the app's keys decrypt nothing without the cookie", async () => {
  const { browser, store, visit } = setUp();
  await visit(({ set }) => set("key", canarySession()));
  const [place] = store.rows.keys();
  const asTicket = keys.map(({ key }) => ({ id: "ticket", key }));
  await expect(encryptedSessions(store, { keys: asTicket }).get(place!)).rejects.toMatchObject(refusal);
  const thief = new Browser(browser.clock);
  expect(await visit(({ get }) => get("key"), thief)).toBeUndefined();
});

test("a cookie is useless without the store", async () => {
  const { store, visit } = setUp();
  await visit(({ set }) => set("key", canarySession()));
  store.rows.clear();
  expect(await visit(({ get }) => get("key"))).toBeUndefined();
});

test("switching between cookieSessions and serverSideSessions requires a login", async () => {
  const { browser, serverSide, visit } = setUp();
  const cookies = cookieSessions({ keys, clock: browser.clock });
  const before = cookies.of(browser.request());
  await before.set("key", canarySession());
  browser.receive(await before.setCookies());
  expect(await serverSide.of(browser.request()).get("key")).toBeUndefined();
  await visit(({ set }) => set("key", canarySession()));
  expect(await cookies.of(browser.request()).get("key")).toBeUndefined();
});

test("a login creates a new record with a new key, so that a planted cookie is useless", async () => {
  const { browser, store, visit } = setUp();
  await visit(({ set }) => set("key", canarySession("attacker")));
  const planted = browser.copy();
  const [place] = store.rows.keys();
  await visit(({ set }) => set("key", canarySession("victim")));
  expect(store.rows.size).toBe(1);
  expect(store.rows.has(place!)).toBe(false);
  expect(await visit(({ get }) => get("key"), planted)).toBeUndefined();
  expect(await visit(({ get }) => get("key"))).toMatchObject({ accessToken: "canary-access-victim" });
});

test("a logout deletes the record and the cookie, also for copies of the cookie", async () => {
  const { browser, store, visit } = setUp();
  await visit(({ set }) => set("key", canarySession()));
  const copy = browser.copy();
  await visit(({ set }) => set("key", undefined));
  expect(store.rows.size).toBe(0);
  expect(browser.cookie).toBe("");
  expect(await visit(({ get }) => get("key"), copy)).toBeUndefined();
});

test("sessions of one browser have separate records", async () => {
  const { store, visit } = setUp();
  await visit(({ set }) => set("a", canarySession("a")));
  await visit(({ set }) => set("b", canarySession("b")));
  expect(store.rows.size).toBe(2);
  await visit(({ set }) => set("a", undefined));
  expect(await visit(({ get }) => get("b"))).toMatchObject({ accessToken: "canary-access-b" });
  expect(store.rows.size).toBe(1);
});

test("a visitor without a session leaves no trace in the store and gets no cookie", async () => {
  const touched: string[] = [];
  const { browser, visit } = setUp({
    manager: (store) =>
      new Proxy(store, {
        get: (target, name) => (touched.push(String(name)), Reflect.get(target, name) as unknown),
      }),
  });
  touched.length = 0;
  const work = visit((sessions) => {
    const provider = {
      name: "example",
      realm: [],
      origins: [],
      authorize: () => ({}),
      isExpiredToken: () => true,
    };
    return TokenManager.create(provider, { sessions, clock: browser.clock }).accessToken();
  });
  await expect(work).rejects.toMatchObject({ code: "reauthorization_required", reason: "no_session" });
  expect(touched.filter((name) => name !== "watch")).toEqual([]);
  expect(browser.cookie).toBe("");
});

test("a session without a login is committed to a new record", async () => {
  const { store, visit } = setUp();
  const session = canarySession();
  const commit = await visit(async (sessions) => {
    await sessions.claim("key", { known: undefined, owner: "one", leaseMs: 1000 });
    return sessions.commit("key", session, { owner: "one", parent: undefined });
  });
  expect(commit).toBe("committed");
  expect(store.rows.size).toBe(1);
  expect(await visit(({ get }) => get("key"))).toEqual(session);
});

test("a logout during a refresh wins, within the request and from another", async () => {
  for (const place of ["here", "elsewhere"]) {
    const { store, serverSide, browser, visit } = setUp();
    const session = canarySession();
    await visit(({ set }) => set("key", session));
    const sessions = serverSide.of(browser.request());
    await sessions.claim("key", { known: session.version, owner: "one", leaseMs: 1000 });
    if (place === "here") await sessions.set("key", undefined);
    else await visit(({ set }) => set("key", undefined));
    const commit = await sessions.commit("key", canarySession("two"), { owner: "one", parent: session.version });
    expect(commit).toEqual({ superseded: undefined });
    expect(store.rows.size).toBe(0);
    browser.receive(await sessions.setCookies());
    expect(browser.cookie).toBe("");
  }
});

test("a logout drops the claim of a session that was never stored", async () => {
  const { serverSide, browser } = setUp();
  const sessions = serverSide.of(browser.request());
  const claim = (owner: string) => sessions.claim("key", { known: undefined, owner, leaseMs: 1000 });
  await claim("one");
  await sessions.set("key", undefined);
  expect(await claim("two")).toMatchObject({ kind: "claimed" });
});

test("a record that was changed in the store is an error, not a logout", async () => {
  const { store, visit, browser } = setUp();
  await visit(({ set }) => set("key", canarySession()));
  for (const [place, record] of store.rows) store.rows.set(place, { ...record, version: "another" });
  await expect(visit(({ get }) => get("key"))).rejects.toMatchObject(refusal);
  expect(browser.cookie).not.toBe("");
});

test("a refresh in the first half of the cookie's lifetime does not set the cookie", async () => {
  const { browser, serverSide, visit } = setUp();
  const first = canarySession("first");
  await visit(({ set }) => set("key", first));
  await browser.clock.advance(4000);
  const sessions = serverSide.of(browser.request());
  await sessions.commit("key", canarySession("second"), { owner: "one", parent: first.version });
  expect(await sessions.setCookies()).toEqual([]);
});

test("a later refresh extends the cookie; after the response it only stores the session", async () => {
  const { browser, serverSide, visit } = setUp();
  const first = canarySession("first");
  await visit(({ set }) => set("key", first));
  await browser.clock.advance(8000);
  const second = canarySession("second");
  await visit((sessions) => sessions.commit("key", second, { owner: "one", parent: first.version }));
  await browser.clock.advance(8000);
  expect(await visit(({ get }) => get("key"))).toEqual(second);

  const sessions = serverSide.of(browser.request());
  expect(await sessions.setCookies()).toEqual([]);
  const third = canarySession("third");
  expect(await sessions.commit("key", third, { owner: "one", parent: second.version })).toBe("committed");
  expect(await visit(({ get }) => get("key"))).toEqual(third);
  await browser.clock.advance(8000);
  expect(await visit(({ get }) => get("key"))).toBeUndefined();
});

test("a login after the response stores nothing", async () => {
  const { browser, store, serverSide } = setUp();
  const sessions = serverSide.of(browser.request());
  await sessions.setCookies();
  await expect(sessions.set("key", canarySession())).rejects.toMatchObject(refusal);
  await expect(sessions.commit("key", canarySession(), { owner: "one", parent: undefined })).rejects.toMatchObject(
    refusal,
  );
  expect(store.rows.size).toBe(0);
});

test("a login that the store rejects keeps the previous session", async () => {
  let down = false;
  const { visit, serverSide, browser } = setUp({
    manager: (store) => ({
      ...store,
      set: (key, session) => (down ? Promise.reject(new Error("down")) : store.set(key, session)),
    }),
  });
  await visit(({ set }) => set("key", canarySession("before")));
  down = true;
  const sessions = serverSide.of(browser.request());
  await expect(sessions.set("key", canarySession("after"))).rejects.toThrow("down");
  browser.receive(await sessions.setCookies());
  expect(await visit(({ get }) => get("key"))).toMatchObject({ accessToken: "canary-access-before" });
});

test("a watcher that is disposed before it subscribes is never called", async () => {
  const { browser, serverSide, visit } = setUp();
  const session = canarySession();
  await visit(({ set }) => set("key", session));
  let calls = 0;
  const watcher = serverSide.of(browser.request()).watch!("key", () => void (calls += 1));
  watcher[Symbol.dispose]();
  await visit((sessions) => sessions.commit("key", canarySession("two"), { owner: "one", parent: session.version }));
  expect(calls).toBe(0);
});

test("a waiter in the same request is notified of a first session", async () => {
  const { browser, serverSide } = setUp();
  const sessions = serverSide.of(browser.request());
  await sessions.claim("key", { known: undefined, owner: "one", leaseMs: 1000 });
  let calls = 0;
  using _ = sessions.watch!("key", () => void (calls += 1));
  await sessions.commit("key", canarySession(), { owner: "one", parent: undefined });
  expect(calls).toBe(1);
});

test("has no watch when the store has none", () => {
  const { watch: _, ...mute } = storeOf(new Browser().clock);
  expect("watch" in serverSideSessions({ sessions: mute, keys }).of(new Headers())).toBe(false);
});

test("sweep deletes only sessions whose cookie must have expired", async () => {
  const { browser, store, serverSide, visit } = setUp({ maxAgeMs: 10_000 });
  const { clock } = browser;
  const lasting = (ms: number) => ({ ...canarySession(), obtainedAt: clock.now(), expiresAt: clock.now() + ms });
  await visit(({ set }) => set("dead", lasting(1000)));
  await visit(({ set }) => set("alive", lasting(5000)));
  await store.set("example:service", lasting(1));
  await clock.advance(11_500);
  expect(await serverSide.sweep({ limit: 100 })).toBe(1);
  expect(store.rows.size).toBe(2);
  expect(store.rows.has("example:service")).toBe(true);
  await clock.advance(10_000);
  expect(await serverSide.sweep({ limit: 100 })).toBe(1);
  const { expiring: _, ...mute } = store;
  await expect(serverSideSessions({ sessions: mute, keys }).sweep({ limit: 1 })).rejects.toMatchObject(refusal);
});
