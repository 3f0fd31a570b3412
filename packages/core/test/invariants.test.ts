import {
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  sessionKey,
  SessionSaveError,
  SessionStoreError,
  TokenManager,
  type Grant,
  type GrantContext,
  type Session,
  type SharedSessionManager,
  type TokensEvent,
} from "@tokens/core";
import { settle } from "@tokens/core/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { downForMinutes, unavailable } from "./authority.ts";
import { hour, outcome, scene, type Scene } from "./scene.ts";

describe("I1: one accepted token request per stored version", () => {
  test("many calls in many processes cause one refresh per expiry", async () => {
    const { clock, server, process } = await scene();
    server.latencyMs = 300;
    const processes = Array.from({ length: 8 }, () => process());
    for (let expiry = 1; expiry <= 5; expiry++) {
      const calls = Promise.all(processes.flatMap((tokens) => Array.from({ length: 50 }, () => tokens.accessToken())));
      await clock.advance(2000);
      expect(new Set(await calls).size).toBe(1);
      expect(server.posts).toBe(expiry);
      await clock.advance(hour);
    }
    expect(server.reuses).toBe(0);
  });

  test("a fresh token needs no I/O", async () => {
    let reads = 0;
    const { server, process } = await scene({
      aged: 0,
      wrap: (memory) => ({ ...memory, get: (key) => ((reads += 1), memory.get(key)) }),
    });
    const tokens = process();
    for (let call = 0; call < 100; call++) await tokens.accessToken();
    expect([reads, server.posts]).toEqual([1, 0]);
  });

  test("in the advisory window callers get the current token, and one process refreshes", async () => {
    const { clock, server, process } = await scene({ aged: 0 });
    const processes = Array.from({ length: 4 }, () => process());
    const [before] = await Promise.all(processes.map((tokens) => tokens.accessToken()));
    server.latencyMs = 500;
    await clock.advance(hour - 120_000);
    const during = await Promise.all(processes.map((tokens) => tokens.accessToken()));
    expect(new Set(during)).toEqual(new Set([before]));
    await clock.advance(1000);
    expect(server.posts).toBe(1);
    await Promise.all(processes.map((tokens) => tokens.accessToken()));
    await clock.advance(2000);
    const after = await Promise.all(processes.map((tokens) => tokens.accessToken()));
    await clock.advance(2000);
    expect([server.posts, after.length]).toEqual([1, 4]);
  });

  test("a 600 s token in use all day is refreshed every 8 to 10 minutes", async () => {
    const { clock, server, process } = await scene({ ttlMs: 600_000, aged: 0 });
    const tokens = process();
    for (let minute = 0; minute < 24 * 60 * 6; minute++) {
      await tokens.accessToken();
      clock.set(clock.now() + 10_000);
      if (minute % 6 === 0) await settle(1);
    }
    expect(server.posts).toBeGreaterThanOrEqual(100);
    expect(server.posts).toBeLessThanOrEqual(190);
    expect(server.reuses).toBe(0);
  });
});

describe("I2: a commit replaces only the version it started from", () => {
  test("a new login during a refresh wins, and callers get it", async () => {
    const { clock, server, process, sessions, key } = await scene();
    server.latencyMs = 500;
    const call = process().accessToken();
    await clock.advance(100);
    const login = server.login();
    await process().save(login);
    await clock.advance(1000);
    expect(await call).toBe(login.accessToken);
    expect((await sessions.get(key))?.version).toBe(login.version);
  });

  test("a logout during a refresh wins; the new tokens are revoked and the caller gets an error", async () => {
    const { clock, server, process, sessions, key } = await scene({
      provider: { revoke: async (session) => void server.revoked.push(session.accessToken) },
    });
    server.latencyMs = 500;
    const call = outcome(process().accessToken());
    await clock.advance(100);
    await process().logout();
    await clock.advance(1000);
    expect(await call).toMatchObject({ code: "reauthorization_required", reason: "logged_out" });
    expect(await sessions.get(key)).toBeUndefined();
    expect(server.revoked).toHaveLength(2);
  });
});

describe("I3: a live refresh token held by a surviving process reaches the store", () => {
  test("after a lost lease", async () => {
    const { clock, server, process, sessions, key } = await scene();
    server.latencyMs = 9000;
    const late = process().accessToken();
    await clock.advance(100);
    const { version } = (await sessions.get(key))!;
    clock.set(clock.now() + 16_000);
    expect((await sessions.claim(key, { known: version, owner: "another", leaseMs: 15_000 })).kind).toBe("claimed");
    await clock.advance(9000);
    expect((await sessions.get(key))?.version).not.toBe(version);
    await outcome(late);
    expect(await process().accessToken()).toBe((await sessions.get(key))?.accessToken);
  });

  test("when saving fails several times", async () => {
    let failures = 3;
    const { clock, server, process, sessions, key } = await scene({
      wrap: (memory) => ({
        ...memory,
        commit: async (...commit) => {
          if (failures-- > 0) throw new Error("disk full");
          return memory.commit(...commit);
        },
      }),
    });
    const events: TokensEvent[] = [];
    const tokens = process();
    tokens.on((event) => events.push(event));
    const call = tokens.accessToken();
    await clock.advance(3000);
    expect(await call).toBe((await sessions.get(key))?.accessToken);
    expect(events.map(({ type }) => type)).toEqual(["save-failed", "save-failed", "save-failed", "refreshed"]);
    expect(server.posts).toBe(1);
  });

  test("when the store recovers after SessionSaveError", async () => {
    let down = true;
    const { clock, server, process, sessions, key } = await scene({
      wrap: (memory) => ({
        ...memory,
        commit: async (...commit) => {
          if (down) throw new Error("read-only file system");
          return memory.commit(...commit);
        },
      }),
    });
    const tokens = process();
    const call = outcome(tokens.accessToken());
    await clock.advance(20_000);
    const error = await call;
    expect(error).toBeInstanceOf(SessionSaveError);
    expect(server.posts).toBe(1);
    down = false;
    const token = await tokens.accessToken();
    expect(token).toBe((error as SessionSaveError).session.accessToken);
    expect((await sessions.get(key))?.accessToken).toBe(token);
    expect(server.posts).toBe(1);
  });

  test("when only the response to the commit was lost", async () => {
    let lost = false;
    const { clock, server, process } = await scene({
      wrap: (memory) => ({
        ...memory,
        commit: async (...commit) => {
          const answer = await memory.commit(...commit);
          if (lost) return answer;
          lost = true;
          throw new Error("connection reset");
        },
      }),
    });
    const call = process().accessToken();
    await clock.advance(1000);
    expect(await call).toMatch(/^access-/);
    expect(server.posts).toBe(1);
  });

  test("when the response comes after the deadline", async () => {
    const { clock, server, process, sessions, key } = await scene();
    server.latencyMs = 12_000;
    const before = await sessions.get(key);
    const call = outcome(process().accessToken());
    await clock.advance(10_500);
    expect(await call).toMatchObject({ code: "provider_unavailable", outcomeUnknown: true });
    expect(await sessions.get(key)).toEqual(before);
    await clock.advance(2000);
    expect((await sessions.get(key))?.version).not.toBe(before?.version);
    expect(server.reuses).toBe(0);
  });
});

describe("I3 with a fetch that respects its signal", () => {
  async function late(answerAfterMs: number): Promise<{ stored: string | undefined; aborted: boolean }> {
    const stage = await scene();
    const signals: AbortSignal[] = [];
    const provider = {
      ...stage.server.provider,
      refresh: (_: Session, { signal }: GrantContext) => {
        signals.push(signal);
        return new Promise<Grant>((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("aborted")));
          void stage.clock
            .sleep(answerAfterMs, signal)
            .then(() => resolve({ accessToken: "late", obtainedAt: stage.clock.now() }));
        });
      },
    };
    const { clock, sessions } = stage;
    const call = outcome(TokenManager.create(provider, { clock, sessions }).accessToken());
    await clock.advance(10_001);
    expect(await call).toMatchObject({ code: "provider_unavailable", outcomeUnknown: true });
    await clock.advance(60_000);
    return { stored: (await sessions.get(stage.key))?.accessToken, aborted: signals[0]!.aborted };
  }

  test("stores a late response", async () => {
    expect((await late(14_000)).stored).toBe("late");
  });

  test("aborts when no response arrives", async () => {
    expect(await late(1e9)).toMatchObject({ aborted: true, stored: expect.stringMatching(/^access-/) });
  });
});

describe("I4: nothing is deleted because of invalid_grant", () => {
  test("keeps the session, and adopts that of another process", async () => {
    const { server, process, sessions, key } = await scene();
    const stored = (await sessions.get(key))!;
    await sessions.set(key, { ...stored, refreshToken: "dead", version: "dead" });
    const tokens = process();
    expect(await outcome(tokens.accessToken())).toMatchObject({
      code: "reauthorization_required",
      reason: "refused",
      providerCode: "invalid_grant",
    });
    expect(await sessions.get(key)).toMatchObject({ refreshToken: "dead" });
    expect(await tokens.isAuthenticated()).toBe(false);
    const login = server.login();
    await process().save(login);
    expect(await tokens.accessToken()).toBe(login.accessToken);
  });

  test("does not retry a refused refresh token", async () => {
    const { server, process, sessions, key } = await scene();
    await sessions.set(key, { ...(await sessions.get(key))!, refreshToken: "dead" });
    const tokens = process();
    for (let call = 0; call < 10; call++) await outcome(tokens.accessToken());
    expect(server.posts).toBe(1);
  });

  test("uses the winner's session after a lost race", async () => {
    const { clock, server, process, sessions, key } = await scene();
    const stored = (await sessions.get(key))!;
    const winner = server.login();
    server.latencyMs = 500;
    server.failures.push(
      () => new ReauthorizationRequiredError("Refused.", { reason: "refused", providerCode: "invalid_grant" }),
    );
    const call = process().accessToken();
    await clock.advance(100);
    await sessions.commit(key, winner, { owner: "one whose lease ran out", parent: stored.version });
    await clock.advance(1000);
    expect(await call).toBe(winner.accessToken);
  });
});

describe("I5: a caller never gets a token that was not committed", () => {
  test("the call waits for the commit", async () => {
    const { clock, process, sessions, key } = await scene({
      wrap: (memory) => ({
        ...memory,
        commit: async (...commit) => {
          await clock.sleep(1000);
          return memory.commit(...commit);
        },
      }),
    });
    let token: string | undefined;
    const call = process()
      .accessToken()
      .then((value) => (token = value));
    await clock.advance(900);
    expect(token).toBeUndefined();
    await clock.advance(200);
    await call;
    expect(token).toBe((await sessions.get(key))?.accessToken);
  });
});

describe("I6: no path waits longer than lease and deadline", () => {
  const never = new Promise<never>(() => undefined);
  const cases: Record<
    string,
    { arrange: (scene: Scene) => void; wrap?: (memory: SharedSessionManager) => SharedSessionManager; code: string }
  > = {
    "a lease that is always taken": {
      arrange: () => undefined,
      wrap: (memory) => ({ ...memory, claim: async () => ({ kind: "busy", retryAfterMs: 15_000 }) }),
      code: "lock_timeout",
    },
    "a provider that never answers": {
      arrange: ({ server }) => void (server.latencyMs = 1e9),
      code: "provider_unavailable",
    },
    "a store that never answers a claim": {
      arrange: () => undefined,
      wrap: (memory) => ({ ...memory, claim: () => never }),
      code: "session_store",
    },
    "a store that never answers a read": {
      arrange: () => undefined,
      wrap: (memory) => ({ ...memory, get: () => never }),
      code: "session_store",
    },
    "a store that never answers a commit": {
      arrange: () => undefined,
      wrap: (memory) => ({ ...memory, commit: () => never }),
      code: "session_save",
    },
  };
  test.for(Object.entries(cases))("%s", async ([, { arrange, wrap, code }]) => {
    const stage = await scene(wrap ? { wrap } : {});
    arrange(stage);
    const call = outcome(stage.process().accessToken());
    await stage.clock.advance(25_000);
    expect(await Promise.race([call, Promise.resolve("still waiting")])).toMatchObject({ code });
  });

  test("the lease of a dead process expires", async () => {
    const { clock, server, process, sessions, key } = await scene();
    await sessions.claim(key, { known: (await sessions.get(key))!.version, owner: "dead", leaseMs: 15_000 });
    const call = process().accessToken();
    await clock.advance(16_000);
    expect(await call).toMatch(/^access-/);
    expect(server.posts).toBe(1);
  });

  test("refresh() during a hanging refresh", async () => {
    const { clock, server, process } = await scene();
    server.latencyMs = 1e9;
    const tokens = process();
    const first = outcome(tokens.accessToken());
    const stop = new AbortController();
    const forced = [outcome(tokens.refresh()), outcome(tokens.refresh({ signal: stop.signal }))];
    stop.abort();
    expect(await forced[1]).toMatchObject({ name: "AbortError" });
    await clock.advance(25_000);
    for (const call of [first, forced[0]!]) {
      expect(await Promise.race([call, Promise.resolve("still waiting")])).toHaveProperty("code");
    }
  });

  test("aborting a call does not abort the refresh", async () => {
    const { clock, server, process } = await scene();
    server.latencyMs = 5000;
    const tokens = process();
    const stop = new AbortController();
    const impatient = outcome(tokens.accessToken({ signal: stop.signal }));
    const patient = tokens.accessToken();
    await clock.advance(1000);
    stop.abort();
    expect(await impatient).toMatchObject({ name: "AbortError" });
    await clock.advance(5000);
    expect(await patient).toMatch(/^access-/);
    expect(server.posts).toBe(1);
  });
});

describe("I8: a still-valid token is served whatever else is broken", () => {
  test("a provider outage in the mandatory window", async () => {
    const { clock, server, process } = await scene({ aged: hour - 10_000 });
    server.failures.push(unavailable, unavailable);
    const tokens = process();
    const token = await tokens.accessToken();
    expect(token).toMatch(/^access-/);
    expect(await tokens.accessToken()).toBe(token);
    expect(server.posts).toBe(1);
    await clock.advance(1000);
    expect(await tokens.accessToken()).not.toBe(token);
    expect(server.posts).toBe(3);
  });

  test("a store outage, with the token in memory", async () => {
    let down = false;
    const failing = async (): Promise<never> => {
      throw new Error("connection refused");
    };
    const { clock, process } = await scene({
      aged: 0,
      wrap: (memory) => ({
        ...memory,
        get: (key) => (down ? failing() : memory.get(key)),
        claim: (...claim) => (down ? failing() : memory.claim(...claim)),
      }),
    });
    const tokens = process();
    const token = await tokens.accessToken();
    down = true;
    await clock.advance(hour - 5000);
    expect(await tokens.accessToken()).toBe(token);
    await clock.advance(5000);
    const error = await outcome(tokens.accessToken());
    expect(error).toBeInstanceOf(SessionStoreError);
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("connection refused") as string });
    down = false;
    expect(await tokens.accessToken()).not.toBe(token);
  });

  test("a provider outage, with a token of another process in the store and an older one in memory", async () => {
    const { clock, server, process } = await scene();
    const tokens = process();
    await tokens.accessToken();
    await clock.advance(hour);
    const token = await process().accessToken();
    await clock.advance(hour - 10_000);
    server.failures.push(downForMinutes);
    expect(await tokens.accessToken()).toBe(token);
    expect(server.posts).toBe(3);
  });

  test("a failed refresh is not tried again before the provider's Retry-After", async () => {
    const { clock, server, process } = await scene();
    const tokens = process();
    server.failures.push(() => new ProviderUnavailableError("Too many.", { status: 429, retryAfterMs: 30_000 }));
    expect(await outcome(tokens.accessToken())).toMatchObject({ retryAfterMs: 30_000 });
    await clock.advance(15_000);
    expect(await outcome(tokens.accessToken())).toMatchObject({ code: "provider_unavailable", retryAfterMs: 18_750 });
    await clock.advance(8750);
    // One that ends within the deadline is waited for.
    const call = tokens.accessToken();
    await clock.advance(9000);
    expect(server.posts).toBe(1);
    await clock.advance(1000);
    expect(await call).toMatch(/^access-/);
    expect(server.posts).toBe(2);
  });

  test("during a pause the session of another process is used", async () => {
    const { server, process } = await scene();
    const tokens = process();
    server.failures.push(downForMinutes);
    await outcome(tokens.accessToken());
    const token = await process().accessToken();
    expect(await tokens.accessToken()).toBe(token);
    expect(server.posts).toBe(2);
  });
});

describe("I9: accounts, apps and environments never share a flight, lease or record", () => {
  test("no two lists of parts share a key", () => {
    const part = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const same = a.length === b.length && a.every((value, index) => value === b[index]);
          return (sessionKey(...a) === sessionKey(...b)) === same && sessionKey(...a).isWellFormed();
        },
      ),
      { numRuns: 2000 },
    );
    expect(sessionKey("a:b", "c")).not.toBe(sessionKey("a", "b:c"));
  });

  test("two accounts of one app refresh by themselves", async () => {
    const { clock, server, process, sessions } = await scene();
    const [alice, bob] = [process().for("alice"), process().for("bob")];
    await Promise.all(
      [alice, bob].map((tokens) => sessions.set(tokens.key, { ...server.login(), expiresAt: clock.now() })),
    );
    const [a, b] = await Promise.all([alice.accessToken(), bob.accessToken()]);
    expect(a).not.toBe(b);
    expect(server.posts).toBe(2);
    expect(process().for("alice")).not.toBe(process().for("alice"));
    const tokens = process();
    expect(tokens.for("alice")).toBe(tokens.for("alice"));
  });

  test("one account of two apps has two records", async () => {
    const { server, process, sessions, clock } = await scene();
    const other = TokenManager.create({ ...server.provider, realm: ["staging.example.com"] }, { sessions, clock });
    expect(other.key).not.toBe(process().key);
    expect(await outcome(other.accessToken())).toMatchObject({ reason: "no_session" });
  });
});
