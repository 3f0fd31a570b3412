import { channel } from "node:diagnostics_channel";
import {
  eventChannel,
  freshness,
  memorySessions,
  newSession,
  ReauthorizationRequiredError,
  TokenManager,
  type Session,
  type SessionManager,
  type TokensEvent,
} from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { authority, downForMinutes, unavailable } from "./authority.ts";

const hour = 3_600_000;

describe("windows", () => {
  const second = 1000;
  const day = 24 * hour;
  test.for([
    ["1 s", second, 200, 50],
    ["60 s", 60 * second, 12_000, 3000],
    ["600 s", 600 * second, 120_000, 30_000],
    ["24 h", day, 600_000, 30_000],
    ["30 d", 30 * day, 600_000, 30_000],
    ["100 y", 36_525 * day, 600_000, 30_000],
  ] as const)("of a token that lives %s", ([, lifetime, advisory, mandatory]) => {
    const session = newSession({ accessToken: "t", obtainedAt: 1, expiresAt: 1 + lifetime });
    const early = freshness(session, 0);
    expect(session.expiresAt! - early.advisoryAt).toBeCloseTo(advisory);
    expect(session.expiresAt! - early.mandatoryAt).toBeCloseTo(mandatory);
    const late = freshness(session, 1);
    expect(session.expiresAt! - late.advisoryAt).toBeCloseTo(mandatory + (advisory - mandatory) / 2);
  });

  test("do not exist for an unknown lifetime, and are the maximum when only the expiry is known", () => {
    expect(freshness(newSession({ accessToken: "t", obtainedAt: 5 }), 0)).toEqual({
      advisoryAt: Infinity,
      mandatoryAt: Infinity,
      expiresAt: Infinity,
    });
    const imported = freshness(newSession({ accessToken: "t", obtainedAt: 0, expiresAt: 1_000_000 }), 0);
    expect(imported).toEqual({ advisoryAt: 400_000, mandatoryAt: 970_000, expiresAt: 1_000_000 });
  });
});

describe("refreshBeforeMs", () => {
  const minutes = 60_000;

  test.for([
    ["a server that refuses early requests", 10 * minutes, 30_000, 30_000, 15_000],
    ["an app that refreshes early", 24 * hour, hour, hour, 30_000],
    ["more than the token lives", 10 * minutes, hour, 5 * minutes, 30_000],
  ] as const)("sets the windows for %s", ([, lifetime, refreshBeforeMs, advisory, mandatory]) => {
    const session = newSession({ accessToken: "t", obtainedAt: 1, expiresAt: 1 + lifetime });
    const due = freshness(session, 0, refreshBeforeMs);
    expect([session.expiresAt! - due.advisoryAt, session.expiresAt! - due.mandatoryAt]).toEqual([advisory, mandatory]);
  });

  test.for([
    ["of the server", { refreshBeforeMs: 30_000 }, {}],
    ["of the app, before the server's", { refreshBeforeMs: hour }, { refreshBeforeMs: 30_000 }],
  ] as const)("%s delays refreshes", async ([, provider, options]) => {
    const clock = testClock();
    const server = authority({ clock, ttlMs: 10 * minutes, provider });
    const tokens = TokenManager.create(server.provider, { clock, random: () => 0, ...options });
    await tokens.save(server.login());
    await clock.advance(10 * minutes - 30_001);
    await tokens.accessToken();
    await clock.advance(0);
    expect(server.posts).toBe(0);
    await clock.advance(1);
    await tokens.accessToken();
    await clock.advance(0);
    expect(server.posts).toBe(1);
  });
});

describe("a refresh token that expires soon", () => {
  const day = 24 * hour;

  test("is reported once per session, 7 days ahead by default", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const sessions = memorySessions({ clock });
    const told: unknown[] = [];
    const process = (warnBeforeMs?: number): TokenManager => {
      const options = { clock, sessions, ...(warnBeforeMs !== undefined && { warnBeforeMs }) };
      const tokens = TokenManager.create(server.provider, options);
      tokens.on((event) => event.type === "reauthorization-soon" && told.push(event));
      return tokens;
    };
    const login = (days: number): Session =>
      newSession({ ...server.login(), obtainedAt: clock.now(), refreshTokenExpiresAt: clock.now() + days * day });
    const tokens = process();
    await tokens.save(login(8));
    expect(told).toEqual([]);
    const near = login(6);
    await tokens.save(near);
    await tokens.accessToken();
    await tokens.save(near);
    const event = {
      type: "reauthorization-soon",
      expiresAt: near.refreshTokenExpiresAt,
      key: tokens.key,
      at: clock.now(),
    };
    expect(told).toEqual([{ ...event, provider: server.provider.name }]);
    await process().accessToken();
    expect(told).toHaveLength(2);
    await process(0).accessToken();
    expect(told).toHaveLength(2);
    await process(9 * day).save(login(8));
    expect(told).toHaveLength(3);
  });

  test("is not reported when its expiry is unknown", async () => {
    const clock = testClock();
    const tokens = TokenManager.create(authority({ clock }).provider, { clock });
    const told: string[] = [];
    tokens.on(({ type }) => told.push(type));
    await tokens.save(newSession({ accessToken: "t", refreshToken: "r", obtainedAt: clock.now() }));
    expect(told).toEqual([]);
  });
});

describe("a chain of tokens", () => {
  test("starts without a person if the provider supports it", async () => {
    const clock = testClock();
    const server = authority({ clock, password: "hunter2" });
    const sessions = memorySessions({ clock });
    const tokens = TokenManager.create(server.provider, { clock, sessions });
    expect(await tokens.isAuthenticated()).toBe(true);
    const token = await tokens.accessToken();
    const stored = await sessions.get(tokens.key);
    expect(stored?.accessToken).toBe(token);
    expect(JSON.stringify(stored)).not.toContain("hunter2");
  });

  test("continues for the same credential, and restarts for another", async () => {
    const clock = testClock();
    const sessions = memorySessions({ clock });
    const first = authority({ clock, password: "one" });
    const token = await TokenManager.create(first.provider, { clock, sessions }).accessToken();
    expect(await TokenManager.create(first.provider, { clock, sessions }).accessToken()).toBe(token);
    const second = authority({ clock, password: "two" });
    const changed = TokenManager.create(second.provider, { clock, sessions });
    expect(await changed.accessToken()).not.toBe(token);
    expect([first.posts, second.posts]).toEqual([1, 1]);
    await clock.advance(hour);
    await changed.accessToken();
    expect(await TokenManager.create(second.provider, { clock, sessions }).accessToken()).toBe(
      await changed.accessToken(),
    );
    expect(second.posts).toBe(2);
  });

  test("restarts when its refresh token is refused and there is a credential", async () => {
    const clock = testClock();
    const server = authority({ clock, password: "one" });
    const sessions = memorySessions({ clock });
    const tokens = TokenManager.create(server.provider, { clock, sessions });
    await tokens.save(newSession({ accessToken: "old", refreshToken: "dead", obtainedAt: 1, expiresAt: 2 }));
    const events: string[] = [];
    tokens.on(({ type }) => events.push(type));
    expect(await tokens.accessToken()).toMatch(/^access-/);
    expect(events).toEqual(["authenticated"]);
  });

  test("is kept when the new credential is refused", async () => {
    const clock = testClock();
    const sessions = memorySessions({ clock });
    const first = authority({ clock, password: "one" });
    const before = TokenManager.create(first.provider, { clock, sessions });
    await before.accessToken();
    const stored = await sessions.get(before.key);
    const second = authority({ clock, password: "two" });
    second.failures.push(() => new ReauthorizationRequiredError("Wrong password.", { reason: "refused" }));
    await expect(TokenManager.create(second.provider, { clock, sessions }).accessToken()).rejects.toMatchObject({
      reason: "refused",
    });
    expect(await sessions.get(before.key)).toEqual(stored);
  });

  test("with an expired refresh token fails without a request", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const tokens = TokenManager.create(server.provider, { clock });
    const session = newSession({
      accessToken: "t",
      refreshToken: "r",
      obtainedAt: 1,
      expiresAt: 2,
      refreshTokenExpiresAt: clock.now() - 1,
    });
    await tokens.save(session);
    await expect(tokens.accessToken()).rejects.toMatchObject({
      reason: "expired",
      message: expect.stringContaining("2025-12-31T23:59:59.999Z") as string,
    });
    expect(server.posts).toBe(0);
    expect(await tokens.isAuthenticated()).toBe(false);
  });

  test("without a refresh token ends with the access token", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const tokens = TokenManager.create(server.provider, { clock });
    await tokens.save(newSession({ accessToken: "bare", obtainedAt: 0 }));
    expect(await tokens.accessToken()).toBe("bare");
    tokens.invalidate("bare");
    await expect(tokens.accessToken()).rejects.toMatchObject({ reason: "not_refreshable" });
  });

  test("that was interrupted says so when the refresh token is refused", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const sessions = memorySessions({ clock });
    const tokens = TokenManager.create(server.provider, { clock, sessions });
    const session = { ...server.login(), expiresAt: 1 };
    await sessions.set(tokens.key, session);
    let interrupted: unknown;
    const provider = {
      ...server.provider,
      refresh: async (_: Session, context: { interrupted?: unknown }) => (
        (interrupted = context.interrupted),
        Promise.reject(unavailable())
      ),
    };
    await sessions.claim(tokens.key, { known: session.version, owner: "killed", leaseMs: 15_000 });
    const began = clock.now();
    await clock.advance(15_001);
    const call = TokenManager.create(provider, { clock, sessions }).accessToken();
    await clock.runUntil(call.catch(() => undefined));
    expect(interrupted).toEqual({ since: began });
  });
});

describe("refresh()", () => {
  test("refreshes a fresh token once for many callers", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const tokens = TokenManager.create(server.provider, { clock });
    await tokens.save(server.login());
    const before = await tokens.accessToken();
    server.latencyMs = 100;
    const calls = Promise.all(Array.from({ length: 10 }, () => tokens.refresh()));
    await clock.advance(200);
    expect(new Set((await calls).map(({ accessToken }) => accessToken)).size).toBe(1);
    expect([(await tokens.accessToken()) === before, server.posts]).toEqual([false, 1]);
  });

  test("fails when the provider fails, and the current token is still served", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const tokens = TokenManager.create(server.provider, { clock });
    await tokens.save(server.login());
    const before = await tokens.accessToken();
    server.failures.push(downForMinutes);
    await expect(tokens.refresh()).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(await tokens.accessToken()).toBe(before);
  });
});

describe("logout", () => {
  test("deletes and revokes the session", async () => {
    const clock = testClock();
    const server = authority({
      clock,
      provider: { revoke: async ({ refreshToken }) => void server.revoked.push(refreshToken!) },
    });
    const sessions = memorySessions({ clock });
    const tokens = TokenManager.create(server.provider, { clock, sessions });
    const session = server.login();
    await tokens.save(session);
    await tokens.logout();
    expect(server.revoked).toEqual([session.refreshToken]);
    expect(await sessions.get(tokens.key)).toBeUndefined();
    await expect(tokens.accessToken()).rejects.toMatchObject({ reason: "no_session" });
    expect(await tokens.isAuthenticated()).toBe(false);
  });

  test("deletes the session even when it cannot be revoked", async () => {
    const clock = testClock();
    const server = authority({ clock, provider: { revoke: () => Promise.reject(new TypeError("fetch failed")) } });
    const tokens = TokenManager.create(server.provider, { clock });
    await tokens.save(server.login());
    await expect(tokens.logout()).rejects.toThrow(/was deleted, but example did not revoke it/);
    await expect(tokens.accessToken()).rejects.toMatchObject({ reason: "no_session" });
  });
});

describe("a two-method session manager", () => {
  function twoMethods(): SessionManager & { writes: number } {
    const map = new Map<string, Session>();
    const manager = {
      writes: 0,
      get: async (key: string) => map.get(key),
      set: async (key: string, session: Session | undefined) => {
        manager.writes += 1;
        if (session) map.set(key, session);
        else map.delete(key);
      },
    };
    return manager;
  }

  test("works, with one refresh for two managers in this process, and one in-process event", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const sessions = twoMethods();
    const managers = [1, 2].map(() => TokenManager.create(server.provider, { clock, sessions }));
    const events: TokensEvent[] = [];
    for (const tokens of managers) tokens.on((event) => events.push(event));
    await sessions.set(managers[0]!.key, { ...server.login(), expiresAt: 1 });
    server.latencyMs = 100;
    const calls = Promise.all([...managers, ...managers].map((tokens) => tokens.accessToken()));
    await clock.advance(500);
    expect(new Set(await calls).size).toBe(1);
    expect([server.posts, sessions.writes]).toEqual([1, 2]);
    expect(events.filter(({ type }) => type === "in-process")).toHaveLength(2);
  });
});

describe("background refreshes", () => {
  test("are passed to waitUntil, and close() waits for them", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const sessions = memorySessions({ clock });
    const works: Promise<unknown>[] = [];
    const tokens = TokenManager.create(server.provider, {
      clock,
      sessions,
      random: () => 0,
      waitUntil: (work) => void works.push(work),
    });
    await tokens.save(server.login());
    await clock.advance(hour - 300_000);
    server.latencyMs = 1000;
    const before = await tokens.accessToken();
    expect(works).toHaveLength(1);
    const closing = tokens.close();
    await clock.advance(1000);
    await closing;
    expect((await sessions.get(tokens.key))?.accessToken).not.toBe(before);
  });

  test("that fail are not repeated at every call", async () => {
    const clock = testClock();
    const server = authority({ clock });
    const tokens = TokenManager.create(server.provider, { clock, random: () => 0 });
    await tokens.save(server.login());
    await clock.advance(hour - 300_000);
    server.failures.push(downForMinutes, downForMinutes);
    for (let call = 0; call < 10; call++) {
      await tokens.accessToken();
      await clock.advance(1);
    }
    expect(server.posts).toBe(1);
    await clock.advance(90_000);
    await tokens.accessToken();
    await clock.advance(0);
    expect(server.posts).toBe(2);
  });
});

describe("events", () => {
  test("are published on the diagnostics channel with their source, also when a listener throws", async () => {
    const clock = testClock();
    const server = authority({ clock, password: "one" });
    const tokens = TokenManager.create(server.provider, { clock });
    const published: unknown[] = [];
    const subscriber = (message: unknown): void => void published.push(message);
    channel(eventChannel).subscribe(subscriber);
    const seen: TokensEvent[] = [];
    using _ = tokens.on(() => {
      throw new Error("a listener's mistake");
    });
    const subscription = tokens.on((event) => seen.push(event));
    await tokens.accessToken();
    channel(eventChannel).unsubscribe(subscriber);
    subscription[Symbol.dispose]();
    await tokens.refresh();
    expect(seen).toEqual([
      {
        type: "authenticated",
        durationMs: 0,
        expiresAt: clock.now() + hour,
        provider: "example",
        key: "example:example.com:default",
        at: clock.now(),
      },
    ]);
    expect(published).toEqual(seen);
  });
});

test("throws a RangeError for a deadline above the lease", () => {
  const { provider } = authority({ clock: testClock() });
  expect(() => TokenManager.create(provider, { leaseMs: 1000, deadlineMs: 1000 })).toThrow(RangeError);
});
