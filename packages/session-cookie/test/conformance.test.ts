import type { SharedSessionManager } from "@tokens/core";
import { sessionManagerCases, sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { cookieSessions, serverSideSessions, type ResponseCookies } from "@tokens/session-cookie";
import { describe, test } from "vitest";
import { Browser, keysNamed, storeOf } from "./support.ts";

/** Every call is a request of its own, with the cookies that the responses before it set. */
async function roundTrip<M extends ResponseCookies, T>(
  browser: Browser,
  cookies: { of(request: Request): M },
  call: (sessions: M) => Promise<T>,
): Promise<T> {
  const sessions = cookies.of(browser.request());
  const answer = await call(sessions);
  browser.receive(await sessions.setCookies());
  return answer;
}

/** What two requests cannot do: agree on a session that neither of them has a ticket for, or write one cookie at the same time. */
const withinOneRequest = [
  "claims without a session",
  "lets exactly one of many claim without a session",
  "keeps accounts apart",
];

describe("cookie sessions, a request for each call", () => {
  const cases = sessionManagerCases(async () => {
    const browser = new Browser();
    const cookies = cookieSessions({ keys: keysNamed("a"), maxChunks: 8, clock: browser.clock });
    const sessions = {
      get: (key: string) => roundTrip(browser, cookies, ({ get }) => get(key)),
      set: (key: string, session: Parameters<ReturnType<typeof cookies.of>["set"]>[1]) =>
        roundTrip(browser, cookies, ({ set }) => set(key, session)),
    };
    return { sessions, another: async () => sessions, pass: (ms) => browser.clock.advance(ms) };
  });
  test.for(cases.filter(({ name }) => name !== "stores a session of 64 kB"))("$name", ({ run }) => run());
});

describe("server-side sessions, a request for each call", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const browser = new Browser(clock);
    const store = storeOf(clock);
    const serverSide = serverSideSessions({ sessions: store, keys: keysNamed("a"), clock });
    const each = <T>(call: (sessions: SharedSessionManager) => Promise<T>): Promise<T> =>
      roundTrip(browser, serverSide, call);
    const sessions: SharedSessionManager = {
      get: (key) => each((own) => own.get(key)),
      set: (key, session) => each((own) => own.set(key, session)),
      claim: (key, claim) => each((own) => own.claim(key, claim)),
      commit: (key, session, claim) => each((own) => own.commit(key, session, claim)),
      release: (key, claim) => each((own) => own.release(key, claim)),
      watch: (key, onChange) => serverSide.of(browser.request()).watch!(key, onChange),
    };
    return {
      sessions,
      another: async () => sessions,
      pass: (ms) => clock.advance(ms),
      corrupt: async () => {
        for (const [place, record] of store.rows) store.rows.set(place, { ...record, obtainedAt: 1 });
      },
    };
  });
  test.for(cases.filter(({ name }) => !withinOneRequest.includes(name)))("$name", ({ run }) => run());
});

describe("server-side sessions, one request", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const serverSide = serverSideSessions({ sessions: storeOf(clock), keys: keysNamed("a"), clock });
    const sessions = serverSide.of(new Headers());
    return { sessions, another: async () => sessions, pass: (ms) => clock.advance(ms) };
  });
  test.for(cases)("$name", ({ run }) => run());
});
