import { isShared, TokenManager, type Provider, type SessionManager } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { cookieSessions, serverSideSessions } from "@tokens/session-cookie";
import { expect, test } from "vitest";
import { Browser, canarySession, keysNamed, storeOf } from "./support.ts";

const keys = keysNamed("a");

/** A provider whose refresh tokens work once, and which takes 300 ms. */
function rotating(browser: Browser) {
  const spent: (string | undefined)[] = [];
  const provider: Provider = {
    name: "example",
    realm: [],
    origins: ["https://api.example.com"],
    async refresh({ refreshToken }, { now }) {
      const obtainedAt = now();
      const turn = spent.push(refreshToken);
      await browser.clock.sleep(300);
      return {
        accessToken: `access-${turn}`,
        refreshToken: `refresh-${turn}`,
        obtainedAt,
        expiresAt: obtainedAt + 3_600_000,
      };
    },
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const tokens = (sessions: SessionManager): TokenManager =>
    TokenManager.create(provider, { sessions, clock: browser.clock });
  return { spent, tokens };
}

const expired = (browser: Browser) => ({ ...canarySession(), expiresAt: browser.clock.now() - 1 });

test("cookie sessions are not shared: concurrent requests both refresh, and the last response wins", async () => {
  const browser = new Browser();
  const { spent, tokens } = rotating(browser);
  const cookies = cookieSessions({ keys, clock: browser.clock });
  const login = cookies.of(browser.request());
  await tokens(login).save(expired(browser));
  browser.receive(await login.setCookies());

  const requests = [cookies.of(browser.request()), cookies.of(browser.request())] as const;
  expect(requests.some((sessions) => isShared(sessions))).toBe(false);
  const events: string[] = [];
  const managers = requests.map(tokens);
  for (const manager of managers) manager.on(({ type }) => events.push(type));
  const work = Promise.all(managers.map((manager) => manager.accessToken()));
  await browser.clock.advance(1000);
  const given = await work;
  // Which of them decrypts first is not said.
  expect(given.toSorted()).toEqual(["access-1", "access-2"]);
  expect(spent).toEqual(["canary-refresh-one", "canary-refresh-one"]);
  expect(events.filter((type) => type === "in-process")).toHaveLength(2);
  for (const sessions of requests) browser.receive(await sessions.setCookies());
  expect(await tokens(cookies.of(browser.request())).accessToken()).toBe(given[1]);
});

test("server-side sessions are shared: concurrent requests refresh once", async () => {
  const browser = new Browser();
  const { spent, tokens } = rotating(browser);
  const serverSide = serverSideSessions({ sessions: storeOf(browser.clock), keys, clock: browser.clock });
  const login = serverSide.of(browser.request());
  await tokens(login).save(expired(browser));
  browser.receive(await login.setCookies());

  const requests = [1, 2, 3].map(() => serverSide.of(browser.request()));
  expect(requests.every((sessions) => isShared(sessions))).toBe(true);
  const events: string[] = [];
  const managers = requests.map(tokens);
  for (const manager of managers) manager.on(({ type }) => events.push(type));
  const startedAt = browser.clock.now();
  const finished: number[] = [];
  const work = Promise.all(
    managers.map((manager) => manager.accessToken().finally(() => finished.push(browser.clock.now()))),
  );
  await browser.clock.advance(20_000);
  expect(await work).toEqual(["access-1", "access-1", "access-1"]);
  expect(spent).toEqual(["canary-refresh-one"]);
  expect(events.toSorted()).toEqual(["adopted", "adopted", "refreshed", "waiting", "waiting"]);
  // The push woke them, not the end of the lease.
  expect(Math.max(...finished) - startedAt).toBe(300);
});

test("a background refresh reaches the browser when close() precedes apply()", async () => {
  const clock = testClock();
  const browser = new Browser(clock);
  const { spent, tokens } = rotating(browser);
  const cookies = cookieSessions({ keys, clock });
  const login = cookies.of(browser.request());
  const aging = { ...canarySession(), obtainedAt: clock.now() - 3_300_000, expiresAt: clock.now() + 300_000 };
  await tokens(login).save(aging);
  browser.receive(await login.setCookies());

  const sessions = cookies.of(browser.request());
  const manager = tokens(sessions);
  expect(await manager.accessToken()).toBe("canary-access-one");
  expect(await manager.accessToken()).toBe("canary-access-one");
  const closed = manager.close();
  await clock.advance(1000);
  await closed;
  expect(spent).toHaveLength(1);
  browser.receive(await sessions.setCookies());
  expect(await tokens(cookies.of(browser.request())).accessToken()).toBe("access-1");
});
