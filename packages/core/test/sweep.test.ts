import {
  LockTimeoutError,
  newSession,
  ReauthorizationRequiredError,
  sessionKey,
  SessionSaveError,
  SessionStoreError,
  TokenManager,
  type Provider,
} from "@tokens/core";
import { accountsOf, keyParts, type SweepCounts, type SweepResult } from "@tokens/core/sweep";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authority, downForMinutes } from "./authority.ts";
import { hour } from "./scene.ts";
import { sweepScene } from "./sweep-scene.ts";

const minute = 60_000;
const month = 30 * 24 * hour;
const none: SweepCounts = { refreshed: 0, adopted: 0, fresh: 0, unknown: 0, failed: 0, postponed: 0 };
const outcomes = (results: readonly SweepResult[]): Record<string, string> =>
  Object.fromEntries(results.map(({ key, outcome }) => [keyParts(key).at(-1)!, outcome]));
const refused = (): Error =>
  new ReauthorizationRequiredError("Revoked.", { reason: "refused", providerCode: "invalid_grant" });

describe("a due session", () => {
  test("has expired, or expires within the given time", async () => {
    const { login, sweep, server, sessions, clock } = sweepScene();
    const due = [
      ...(await login("old", 2, -month)),
      ...(await login("ended", 2, -1000)),
      ...(await login("soon", 2, 9 * minute)),
    ];
    const later = await login("later", 2, 11 * minute);
    const before = await Promise.all(later.map((key) => sessions.get(key)));
    const { counts, complete, results } = await sweep();
    expect({ counts, complete }).toEqual({ counts: { ...none, refreshed: 6 }, complete: true });
    expect(results.map(({ key }) => key).toSorted()).toEqual(due.toSorted());
    expect(server.posts).toBe(6);
    for (const key of due) expect((await sessions.get(key))!.expiresAt).toBe(clock.now() + hour);
    expect(await Promise.all(later.map((key) => sessions.get(key)))).toEqual(before);
  });

  test("with a shorter lifetime is due in the second half of it", async () => {
    const { login, sweep, clock, server } = sweepScene();
    await login("one", 3, -1);
    expect((await sweep({ withinMs: 2 * hour })).counts.refreshed).toBe(3);
    expect((await sweep({ withinMs: 2 * hour })).counts).toEqual({ ...none, fresh: 3 });
    await clock.advance(hour / 2 - 1);
    expect((await sweep({ withinMs: 2 * hour })).counts).toEqual({ ...none, fresh: 3 });
    await clock.advance(1);
    expect((await sweep({ withinMs: 2 * hour })).counts).toEqual({ ...none, refreshed: 3 });
    expect(server.posts).toBe(6);
  });

  test("of unknown age is due by its expiry", async () => {
    const { login, sweep } = sweepScene();
    await login("imported", 1, 9 * minute, (session) => ({ ...session, obtainedAt: 0 }));
    expect((await sweep()).counts.refreshed).toBe(1);
  });

  test("is authenticated again if that needs no person", async () => {
    const { clock, sessions, sweep } = sweepScene();
    const { provider } = authority({ clock, password: "a password" });
    const app = TokenManager.create(provider, { sessions, clock });
    await app.for("alice").save(newSession({ accessToken: "old", obtainedAt: 1, expiresAt: clock.now() - 1 }));
    expect((await sweep({ tokens: accountsOf(app) })).counts).toEqual({ ...none, refreshed: 1 });
  });

  test("is listed in small pages", async () => {
    const { login, sweep, sessions } = sweepScene();
    await login("one", 1200, -1000);
    expect((await sweep()).counts.refreshed).toBe(1200);
    expect(Math.max(...sessions.limits)).toBeLessThanOrEqual(1000);
  });

  test("is refreshed once, also with a token in memory", async () => {
    const { login, sweep, process, server } = sweepScene();
    await login("one", 1, 9 * minute);
    const app = process();
    await app.for("one-0").session();
    expect((await sweep({ tokens: accountsOf(app) })).counts).toEqual({ ...none, refreshed: 1 });
    expect(server.posts).toBe(1);
  });
});

test("a token whose server rejects early refreshes is not refreshed early", async () => {
  const { login, sweep } = sweepScene(undefined, { refreshBeforeMs: 30_000 });
  await login("early", 1, 31_000);
  await login("due", 1, 29_000);
  expect(outcomes((await sweep()).results)).toEqual({ "early-0": "fresh", "due-0": "refreshed" });
});

describe("concurrent sweeps", () => {
  test("refresh each session once", async () => {
    const { login, sweep, server, clock } = sweepScene();
    server.latencyMs = 50;
    await login("ended", 80, -hour);
    await login("soon", 80, 5 * minute);
    const sweeps = await clock.runUntil(Promise.all([sweep(), sweep(), sweep(), sweep()]));
    const refreshed = sweeps.map(({ counts }) => counts.refreshed);
    expect(refreshed.reduce((sum, count) => sum + count)).toBe(160);
    expect(Math.min(...refreshed)).toBeGreaterThan(0);
    expect(sweeps.map(({ counts }) => counts.failed + counts.postponed + counts.unknown)).toEqual([0, 0, 0, 0]);
    expect(server).toMatchObject({ posts: 160, reuses: 0 });
  });

  test("adopt sessions that were refreshed since they were listed", async () => {
    const { login, sweep, process, sessions, server } = sweepScene();
    await login("one", 2, 5 * minute);
    const [winner, late] = [process(), process()];
    await late.for("one-1").session();
    async function* expiring(range: { before: number; limit: number }): ReturnType<typeof sessions.expiring> {
      yield* sessions.expiring(range);
      for (const account of ["one-0", "one-1"]) await winner.for(account).refresh();
    }
    const { counts } = await sweep({ tokens: accountsOf(late), sessions: { expiring } });
    expect(counts).toEqual({ ...none, adopted: 2 });
    expect(sessions.limits).toHaveLength(2);
    expect(server.posts).toBe(4);
  });

  test("refresh an adopted session that is also due", async () => {
    const { login, sweep, process, sessions, server, clock } = sweepScene();
    const [key] = await login("one", 1, 5 * minute);
    const app = process();
    await app.for("one-0").session();
    const next = server.login();
    await sessions.set(key!, { ...next, obtainedAt: clock.now() - hour, expiresAt: clock.now() + 6 * minute });
    expect((await sweep({ tokens: accountsOf(app) })).counts).toEqual({ ...none, refreshed: 1 });
  });
});

describe("sessions that cannot be refreshed", () => {
  test("are reported once per sweep, and do not block the others", async () => {
    const { login, sweep, asked, sessions } = sweepScene((account) =>
      account.startsWith("revoked") ? refused() : undefined,
    );
    await login("revoked", 1300, -month);
    await login("fine", 20, -1000);
    for (const refreshed of [20, 0]) {
      asked.length = sessions.limits.length = 0;
      const { counts, complete, results } = await sweep();
      expect({ counts, complete }).toEqual({ counts: { ...none, failed: 1300, refreshed }, complete: true });
      expect(results.find(({ outcome }) => outcome === "failed")).toMatchObject({ error: { reason: "refused" } });
      expect(new Set(asked.map(({ account }) => account)).size).toBe(asked.length);
      expect(asked).toHaveLength(1300 + refreshed);
      expect(sessions.limits.reduce((sum, limit) => sum + limit)).toBeLessThan(20 * 1300);
    }
  });

  test("are tried once although their token is still valid", async () => {
    const { login, sweep, asked } = sweepScene(downForMinutes);
    await login("ends-in-seconds", 1, 10_000);
    await login("ends-in-minutes", 1, 5 * minute);
    const { counts, results } = await sweep();
    expect(counts).toEqual({ ...none, failed: 2 });
    for (const result of results)
      expect(result).toMatchObject({ error: { code: "provider_unavailable", status: 503 } });
    expect(asked).toHaveLength(2);
  });

  test("cause no token request without a refresh token", async () => {
    const { login, sweep, asked, clock } = sweepScene();
    await login("bare", 1, -1000, (session) => ({ ...session, refreshToken: "" }));
    await login("dead", 1, -1000, (session) => ({ ...session, refreshTokenExpiresAt: clock.now() - 1 }));
    const { results } = await sweep();
    expect(results.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toMatchObject([
      { outcome: "failed", error: { code: "reauthorization_required", reason: "not_refreshable" } },
      { outcome: "failed", error: { code: "reauthorization_required", reason: "expired" } },
    ]);
    expect(asked).toEqual([]);
  });

  test("because another process holds the lease, are still due", async () => {
    const { login, sweep, sessions, clock, process } = sweepScene();
    const [key] = await login("held", 1, -1000);
    const { version } = (await sessions.get(key!))!;
    await sessions.claim(key!, { known: version, owner: "stuck", leaseMs: hour });
    const { results } = await clock.runUntil(sweep());
    expect(results).toMatchObject([{ outcome: "failed", error: { name: LockTimeoutError.name } }]);
    await clock.advance(hour);
    expect(await process().for("held-0").accessToken()).toMatch(/^access-/);
  });

  test("because of an unknown app, are reported and not changed", async () => {
    const [{ login, sweep, sessions, asked }, other] = [sweepScene(), sweepScene()];
    const keys = await login("one", 2, -1000);
    await other.login("wrong", 1, -1000);
    const stored = await Promise.all(keys.map((key) => sessions.get(key)));
    const wrong = other.process().for("wrong-0");
    const { results } = await sweep({ tokens: (key) => (key === keys[0] ? undefined : wrong) });
    expect(outcomes(results)).toEqual({ "one-0": "unknown", "one-1": "unknown" });
    expect(await Promise.all(keys.map((key) => sessions.get(key)))).toEqual(stored);
    expect([...asked, ...other.asked]).toEqual([]);
  });

  test("because someone logged out meanwhile, are unknown", async () => {
    const { login, sweep, sessions, process } = sweepScene();
    const [key] = await login("one", 1, -1000);
    const app = process();
    const tokens = (found: string) => {
      void sessions.set(found, undefined);
      return accountsOf(app)(found);
    };
    expect(outcomes((await sweep({ tokens })).results)).toEqual({ "one-0": "unknown" });
    expect(await sessions.get(key!)).toBeUndefined();
  });
});

describe("an app whose token requests all fail", () => {
  test("is asked less and less often, and its sessions are still due", async () => {
    let down = true;
    const { login, sweep, asked, sessions, clock } = sweepScene(() => (down ? downForMinutes() : undefined));
    await login("one", 1000, -1000);
    const { counts, results, complete } = await sweep();
    expect(counts.failed + counts.postponed).toBe(1000);
    expect(asked).toHaveLength(counts.failed);
    expect(counts.failed).toBeLessThan(130);
    expect(complete).toBe(true);
    expect(results.find(({ outcome }) => outcome === "postponed")).toMatchObject({ error: { status: 503 } });
    down = false;
    await clock.advance(2 * minute);
    expect((await sweep()).counts).toEqual({ ...none, refreshed: 1000 });
    for await (const due of sessions.expiring({ before: clock.now(), limit: 1 })) expect(due).toBeUndefined();
  });

  test("is not one that refuses grants", async () => {
    let requests = 0;
    const { login, sweep } = sweepScene(() => ((requests += 1) % 2 === 0 ? refused() : downForMinutes()));
    await login("one", 100, -1000);
    expect((await sweep({ concurrency: 1 })).counts).toEqual({ ...none, failed: 100 });
  });

  test("does not affect other apps", async () => {
    const { login, sweep, sessions, process } = sweepScene(downForMinutes);
    await login("down", 200, -1000);
    const other = sweepScene();
    const up = TokenManager.create(
      { ...other.server.provider, realm: ["other.example.com"] },
      { sessions, clock: other.clock },
    );
    for (let n = 0; n < 100; n++)
      await up.for(`up-${n}`).save({ ...other.server.login(), obtainedAt: 1, expiresAt: other.clock.now() - n });
    const { counts } = await sweep({ tokens: accountsOf(process(), up) });
    expect(counts.refreshed).toBe(100);
    expect(counts.postponed).toBeGreaterThan(150);
  });

  test("recovers when only the first sessions fail", async () => {
    const { login, sweep } = sweepScene((account) => (account.startsWith("broken") ? downForMinutes() : undefined));
    await login("broken", 500, -month);
    await login("fine", 100, -1000);
    let left = 100;
    for (let round = 0; round < 60; round++) left -= (await sweep()).counts.refreshed;
    expect(left).toBe(0);
  });
});

describe("a store that fails", () => {
  const away = (): Promise<never> => Promise.reject(new SessionStoreError("The database is away."));

  test("midway stops the sweep; the next one continues", async () => {
    const { login, sweep, sessions, asked } = sweepScene();
    await login("one", 100, -1000);
    const { claim } = sessions;
    let claims = 0;
    sessions.claim = (...given) => ((claims += 1) <= 40 ? claim(...given) : away());
    const { counts, complete, errors, results } = await sweep();
    expect({ complete, errors }).toMatchObject({
      complete: false,
      errors: { 0: { message: "The database is away." } },
    });
    expect(errors).toHaveLength(counts.failed);
    expect(counts.refreshed).toBe(40);
    expect(counts.failed).toBeLessThanOrEqual(8);
    expect(results).toHaveLength(40 + counts.failed);
    sessions.claim = claim;
    expect(await sweep()).toMatchObject({ complete: true, counts: { refreshed: 60, failed: 0 } });
    expect(asked).toHaveLength(100);
  });

  test("to save returns all unsaved tokens", async () => {
    const { login, sweep, sessions, clock, server } = sweepScene();
    await login("one", 20, -1000);
    sessions.commit = away;
    const { errors, counts, complete } = await clock.runUntil(sweep({ concurrency: 3 }));
    expect({ counts, complete }).toEqual({ counts: { ...none, failed: 3 }, complete: false });
    const saved = errors.map((error) => (error as SessionSaveError).session.accessToken);
    expect(new Set(saved).size).toBe(3);
    expect(errors.every((error) => error instanceof SessionSaveError)).toBe(true);
    expect(server.posts).toBe(3);
  });

  test("to list fails the sweep at once", async () => {
    const { sweep } = sweepScene();
    const expiring = (): never => {
      throw new Error("no such table");
    };
    expect(await sweep({ sessions: { expiring } })).toMatchObject({
      counts: none,
      complete: false,
      errors: [
        { code: "session_store", message: "The session manager failed to list expiring sessions: no such table" },
      ],
    });
  });

  test("to read one record fails for that one", async () => {
    const { login, sweep, sessions } = sweepScene();
    const [key] = await login("one", 10, -1000);
    const { get } = sessions;
    sessions.get = async (asked) => {
      if (asked === key) throw new SessionStoreError("The row cannot be read.", { retryable: false });
      return get(asked);
    };
    expect(await sweep()).toMatchObject({ complete: true, counts: { refreshed: 9, failed: 1 } });
  });
});

describe("a sweep that is stopped", () => {
  test("finishes the refreshes in progress, and leaves the rest to the next one", async () => {
    const { login, sweep, server, clock, asked } = sweepScene();
    server.latencyMs = 1000;
    await login("one", 50, -1000);
    const stop = new AbortController();
    const first = sweep({ signal: stop.signal, concurrency: 4 });
    await clock.advance(1500);
    expect(asked).toHaveLength(8);
    stop.abort();
    const { counts, complete, errors } = await clock.runUntil(first);
    expect({ counts, complete, errors }).toEqual({ counts: { ...none, refreshed: 8 }, complete: false, errors: [] });
    expect((await clock.runUntil(sweep())).counts).toEqual({ ...none, refreshed: 42 });
    expect(server).toMatchObject({ posts: 50, reuses: 0 });
  });

  test("before it starts sends no request", async () => {
    const { login, sweep, sessions, asked } = sweepScene();
    await login("one", 1, -1000);
    expect(await sweep({ signal: AbortSignal.abort() })).toMatchObject({ counts: none, complete: false });
    expect([sessions.limits, asked]).toEqual([[], []]);
  });

  test("during a pause does not wait for its end", async () => {
    const { login, sweep, clock, asked } = sweepScene();
    await login("one", 5, -1000);
    const stop = new AbortController();
    const stopped = sweep({ signal: stop.signal, spacingMs: hour });
    await clock.advance(1000);
    expect(asked).toHaveLength(1);
    stop.abort();
    expect((await stopped).counts).toEqual({ ...none, refreshed: 1 });
    expect(clock.sleeping).toBe(0);
  });

  test("by an error in its callback rejects with it, after the refreshes in progress", async () => {
    const { login, sweep, clock, server } = sweepScene();
    server.latencyMs = 1000;
    await login("one", 20, -1000);
    const mistake = new TypeError("a mistake");
    const onProgress = (): never => {
      throw mistake;
    };
    await expect(clock.runUntil(sweep({ onProgress, concurrency: 3 }))).rejects.toBe(mistake);
    expect(server.posts).toBe(3);
    expect((await clock.runUntil(sweep())).counts).toEqual({ ...none, refreshed: 17 });
  });
});

describe("the pace", () => {
  test("is the concurrency", async () => {
    const { login, sweep, server, clock, asked } = sweepScene();
    server.latencyMs = 1000;
    await login("one", 30, -1000);
    await clock.runUntil(sweep({ concurrency: 10 }));
    const at = asked.map((request) => request.at);
    expect(new Set(at).size).toBe(3);
  });

  test("keeps the pause between requests to one provider, without slowing others", async () => {
    const { login, sweep, server, clock, asked, sessions, process } = sweepScene();
    server.latencyMs = 300;
    await login("one", 10, -1000);
    const times: number[] = [];
    const refresh: Provider["refresh"] = (session, context) => {
      times.push(clock.now());
      return server.provider.refresh!(session, context);
    };
    const other = TokenManager.create({ ...server.provider, name: "other", refresh }, { sessions, clock });
    for (let n = 0; n < 10; n++)
      await other.for(`o-${n}`).save({ ...server.login(), obtainedAt: 1, expiresAt: clock.now() - n });
    const startedAt = clock.now();
    const work = sweep({ spacingMs: 2000, tokens: accountsOf(process(), other) });
    expect((await clock.runUntil(work)).counts).toEqual({ ...none, refreshed: 20 });
    for (const at of [asked.map((request) => request.at), times]) {
      expect(at).toHaveLength(10);
      expect(Math.min(...at.slice(1).map((time, n) => time - at[n]!))).toBeGreaterThanOrEqual(2000);
      expect(at.at(-1)! - startedAt).toBeLessThan(10 * 2400);
    }
  });

  test("is not limited for sessions without a request", async () => {
    const { login, sweep, process, clock } = sweepScene();
    const keys = await login("one", 50, -1000);
    const app = process();
    const due = await Array.fromAsync(
      (async function* () {
        for (const key of keys) yield { key, expiresAt: (await app.for(keyParts(key).at(-1)!).session()) && 0 };
      })(),
    );
    const expiring = async function* (): AsyncGenerator<{ key: string; expiresAt: number }> {
      yield* due;
    };
    const startedAt = clock.now();
    const { counts } = await sweep({ sessions: { expiring }, spacingMs: hour });
    expect(counts).toEqual({ ...none, adopted: 50 });
    expect(clock.now()).toBe(startedAt);
  });
});

describe("progress", () => {
  test("is reported after each session, with the counts so far", async () => {
    const { login, sweep } = sweepScene((account) => (account === "one-3" ? refused() : undefined));
    await login("one", 5, -1000);
    const told: number[] = [];
    const seen: SweepResult[] = [];
    const { counts } = await sweep({
      onProgress: (result, so) => {
        seen.push(result);
        told.push(Object.values(so).reduce((sum, count) => sum + count));
      },
    });
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect(counts).toEqual({ ...none, refreshed: 4, failed: 1 });
    expect(outcomes(seen)).toMatchObject({ "one-3": "failed", "one-4": "refreshed" });
  });

  test("contains no secret", async () => {
    const { login, sweep } = sweepScene((account) => (account === "one-3" ? downForMinutes() : undefined));
    await login("one", 5, -1000);
    const { results } = await sweep();
    expect(JSON.stringify(results)).not.toMatch(/(access|refresh)-\d/);
  });
});

test("throws a RangeError for invalid options", async () => {
  const { sweep } = sweepScene();
  for (const options of [{ concurrency: 0 }, { concurrency: NaN }, { spacingMs: -1 }, { withinMs: NaN }])
    await expect(sweep(options)).rejects.toThrow(RangeError);
});

describe("keys", () => {
  test("are split into their parts", () => {
    const part = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("%", ":", "%3a", "\ud83d", "\ude00", "%d8"));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(keyParts(sessionKey(...parts))).toEqual(parts);
      }),
    );
  });

  test("select accounts of their app only", () => {
    const { process, server } = sweepScene();
    const app = process();
    const elsewhere = TokenManager.create({ ...server.provider, realm: ["elsewhere"] });
    const client = { for: (account: string) => ({ tokens: elsewhere.for(account) }) };
    const find = accountsOf(app, client);
    for (const account of ["alice", "a:b%c", ""]) {
      expect(find(app.for(account).key)).toBe(app.for(account));
      expect(find(elsewhere.for(account).key)).toBe(elsewhere.for(account));
    }
    expect(find(sessionKey("example", "nowhere", "alice"))).toBeUndefined();
    expect(find("odd")).toBeUndefined();
  });
});
