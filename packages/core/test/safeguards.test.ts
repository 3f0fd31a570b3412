import {
  ProviderUnavailableError,
  newSession,
  ProviderConfigurationError,
  ReauthorizationRequiredError,
  SessionSaveError,
  inProcessClaims,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";
import { settle } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { unavailable } from "./authority.ts";
import { hour, outcome, scene, type Scene } from "./scene.ts";

const second = 1000;

/** What has come of a call by now. */
function now(call: Promise<unknown>): Promise<unknown> {
  return Promise.race([outcome(call), settle().then(() => "still waiting")]);
}

/** A store that takes no commit until it is told to. */
function stubborn(): {
  isDown: boolean;
  wrap: (memory: SharedSessionManager) => SharedSessionManager;
} {
  const state = {
    isDown: true,
    wrap: (memory: SharedSessionManager): SharedSessionManager => ({
      ...memory,
      commit: async (...commit) => {
        if (state.isDown) throw new Error("disk full");
        return memory.commit(...commit);
      },
    }),
  };
  return state;
}

describe("a lease", () => {
  /** A call of a process whose machine sleeps as its first claim is answered, and what another did meanwhile. */
  async function asleep(sleepMs: number, meanwhile: (stage: Scene) => unknown = () => undefined) {
    const stage = await scene();
    const { clock, sessions, process } = stage;
    stage.server.latencyMs = second;
    let sleeps = 1;
    const sleepy: SharedSessionManager = {
      ...sessions,
      async claim(...request) {
        const answer = await sessions.claim(...request);
        if (sleeps-- > 0) {
          clock.set(clock.now() + sleepMs);
          meanwhile(stage);
          await settle();
        }
        return answer;
      },
    };
    const call = process({ sessions: sleepy }).accessToken();
    await settle(20);
    return { ...stage, call };
  }

  test("that expired while its process was suspended is not used", async () => {
    let other: Promise<string> | undefined;
    const { clock, server, call } = await asleep(16 * second, ({ process }) => (other = process().accessToken()));
    await clock.advance(5 * second);
    expect(await now(call)).toBe(await now(other!));
    expect([server.posts, server.reuses]).toEqual([1, 0]);
  });

  test("that was granted late is released and claimed again", async () => {
    const { clock, server, call } = await asleep(6 * second);
    await clock.advance(second);
    expect(await now(call)).toMatch(/^access-/);
    expect(server.posts).toBe(1);
  });

  test("is kept after the deadline, because the request may still be in progress", async () => {
    const { clock, server, process, sessions, key } = await scene();
    const { version } = (await sessions.get(key))!;
    server.latencyMs = 12 * second;
    const call = outcome(process().accessToken());
    await clock.advance(10.5 * second);
    expect(await call).toMatchObject({ code: "provider_unavailable", outcomeUnknown: true });
    const claim = await sessions.claim(key, { known: version, owner: "another", leaseMs: 15 * second });
    expect(claim.kind).toBe("busy");
  });

  test("is released after a response without tokens", async () => {
    const { server, process, sessions, key } = await scene();
    const session = (await sessions.get(key))!;
    server.failures.push(() => new ProviderConfigurationError("Wrong client."));
    await outcome(process().accessToken());
    const claim = await sessions.claim(key, { known: session.version, owner: "another", leaseMs: 15 * second });
    expect(claim).toEqual({ kind: "claimed", session });
  });
});

describe("waiting for another process", () => {
  /** A store in which another always holds the lease, and when it was asked. */
  async function occupied(retryAfterMs: number) {
    const asked: number[] = [];
    const stage = await scene({
      wrap: (memory) => {
        const { watch: _, ...mute } = memory;
        return {
          ...mute,
          claim: async () => {
            asked.push(stage.clock.now());
            return { kind: "busy", retryAfterMs };
          },
        };
      },
    });
    return { ...stage, asked, startedAt: stage.clock.now() };
  }

  test("looks once for a change before the subscription", async () => {
    const stage = await scene({
      wrap: (memory) => ({
        ...memory,
        // The holder commits just before, so this subscription is never told.
        watch(key) {
          void memory.set(key, winner);
          return { [Symbol.dispose]: () => undefined };
        },
      }),
    });
    const { clock, process, sessions, key, server } = stage;
    const winner = server.login();
    await sessions.claim(key, { known: (await sessions.get(key))!.version, owner: "holder", leaseMs: 15 * second });
    const call = process().accessToken();
    await clock.advance(50);
    expect(await now(call)).toBe(winner.accessToken);
  });

  test("looks when the store says that the subscription is established, and not again before a change", async () => {
    const asked: number[] = [];
    const { clock, process, sessions, key } = await scene({
      wrap: (memory) => ({
        ...memory,
        claim(claimed, request) {
          if (request.owner !== "holder") asked.push(clock.now());
          return memory.claim(claimed, request);
        },
        watch(watched, onChange) {
          void clock.sleep(5).then(onChange);
          return memory.watch!(watched, onChange);
        },
      }),
    });
    const lease = { owner: "holder", leaseMs: 15 * second };
    await sessions.claim(key, { ...lease, known: (await sessions.get(key))!.version });
    const startedAt = clock.now();
    const call = outcome(process().accessToken());
    await clock.advance(second);
    await sessions.release(key, lease);
    await clock.advance(second);
    await call;
    expect(asked.map((at) => at - startedAt)).toEqual([0, 5, second]);
  });

  test("has jitter, so that waiters do not poll at once, and none polls too late", async () => {
    const askedBy = async (random: number): Promise<number[]> => {
      const { clock, process, asked, startedAt } = await occupied(second);
      void outcome(process({ random: () => random }).accessToken());
      await clock.advance(4 * second);
      return asked.map((at) => at - startedAt);
    };
    const [early, late] = [await askedBy(1), await askedBy(0)];
    expect(late).toEqual([0, 1000, 2000, 3000, 4000]);
    expect(early.slice(0, 3)).toEqual([0, 750, 1500]);
  });

  test("polls less often the longer it takes, and at least once a second", async () => {
    const { clock, process, asked, startedAt } = await occupied(100);
    void outcome(process({ random: () => 0 }).accessToken());
    await clock.advance(10 * second);
    const pauses = asked.slice(1).map((at, i) => at - asked[i]!);
    expect(pauses.slice(0, 6)).toEqual([100, 100, 100, 100, 100, 125]);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(asked.at(-1)! - startedAt).toBeGreaterThan(9 * second);
    expect(pauses.at(-1)).toBe(second);
  });

  test("ends: nobody polls any more, and close() does not wait", async () => {
    const { clock, process, asked } = await occupied(second);
    const tokens = process();
    const call = outcome(tokens.accessToken());
    await clock.advance(30 * second);
    expect(await call).toMatchObject({ code: "lock_timeout" });
    const before = asked.length;
    const closed = tokens.close().then(() => "closed");
    await clock.advance(60 * second);
    expect([asked.length, await now(closed)]).toEqual([before, "closed"]);
  });

  test("leaves no subscription behind", async () => {
    let open = 0;
    const { clock, process, sessions, key } = await scene({
      wrap: (memory) => ({
        ...memory,
        watch(...watched) {
          open += 1;
          const watcher = memory.watch!(...watched);
          return { [Symbol.dispose]: () => (watcher[Symbol.dispose](), void (open -= 1)) };
        },
      }),
    });
    const { version } = (await sessions.get(key))!;
    await sessions.claim(key, { known: version, owner: "holder", leaseMs: 15 * second });
    const call = process().accessToken();
    await clock.advance(second);
    expect(open).toBe(1);
    await clock.advance(15 * second);
    await call;
    expect(open).toBe(0);
  });

  test("in the background polls once a second, not at every call", async () => {
    const { clock, process, asked } = await occupied(15 * second);
    const tokens = process();
    clock.set(clock.now() - 2 * 60 * second);
    for (let call = 0; call < 10; call++) {
      expect(await tokens.accessToken()).toMatch(/^access-/);
      await clock.advance(50);
    }
    expect(asked).toHaveLength(1);
    await clock.advance(second);
    await tokens.accessToken();
    await clock.advance(0);
    expect(asked).toHaveLength(2);
  });
});

describe("a credential", () => {
  const refused = (): Error => new ReauthorizationRequiredError("Refused.", { reason: "refused" });

  test("is not used after the deadline, when another process may be refreshing", async () => {
    const { clock, server, process } = await scene({ password: "hunter2" });
    server.latencyMs = 12 * second;
    server.failures.push(refused);
    const call = outcome(process().accessToken());
    await clock.advance(30 * second);
    expect(await call).toMatchObject({ code: "provider_unavailable" });
    expect(server.posts).toBe(1);
  });

  test("is not used because the provider is down", async () => {
    let logins = 0;
    const { clock, server, process } = await scene({
      provider: { authenticate: async () => ((logins += 1), Promise.reject(unavailable())) },
    });
    server.failures.push(...Array.from({ length: 50 }, () => unavailable));
    const call = outcome(process().accessToken());
    await clock.advance(30 * second);
    expect(await call).toMatchObject({ code: "provider_unavailable" });
    expect(logins).toBe(0);
  });

  test("has a fingerprint that is useless without its salt", async () => {
    const numbers = new Set<string>();
    for (let account = 0; account < 8; account++) {
      const { process, sessions } = await scene({ password: "hunter2" });
      const tokens = process().for("another");
      await tokens.accessToken();
      numbers.add((await sessions.get(tokens.key))!.credential!.split(".")[1]!);
    }
    expect(numbers.size).toBeGreaterThan(1);
  });
});

describe("saving new tokens", () => {
  test("is retried until the lease expires", async () => {
    const store = stubborn();
    const { clock, server, process } = await scene(store);
    const call = outcome(process().accessToken());
    await clock.advance(6 * second);
    expect(await now(call)).toBe("still waiting");
    await clock.advance(9 * second);
    expect(await now(call)).toBeInstanceOf(SessionSaveError);
    expect(server.posts).toBe(1);
  });

  test("succeeds when the store recovers within the lease", async () => {
    const store = stubborn();
    const { clock, process, sessions, key } = await scene(store);
    const call = process().accessToken();
    await clock.advance(6 * second);
    store.isDown = false;
    await clock.advance(8 * second);
    expect(await call).toBe((await sessions.get(key))!.accessToken);
  });

  test("is retried for some seconds even when the response came at the end of the lease", async () => {
    const store = stubborn();
    const { clock, server, process, sessions, key } = await scene(store);
    const { version } = (await sessions.get(key))!;
    server.latencyMs = 14.9 * second;
    void outcome(process().accessToken());
    await clock.advance(16 * second);
    store.isDown = false;
    await clock.advance(4 * second);
    expect((await sessions.get(key))!.version).not.toBe(version);
  });

  test("ends with a logout: unsaved tokens do not come back", async () => {
    const store = stubborn();
    const { clock, process, sessions, key } = await scene(store);
    const tokens = process();
    const call = outcome(tokens.accessToken());
    await clock.advance(20 * second);
    expect(await call).toBeInstanceOf(SessionSaveError);
    await tokens.logout();
    store.isDown = false;
    expect(await outcome(tokens.accessToken())).toMatchObject({ reason: "no_session" });
    expect(await sessions.get(key)).toBeUndefined();
  });

  test("ends with a login: the next refresh starts from its session", async () => {
    const store = stubborn();
    const { clock, server, process } = await scene(store);
    const tokens = process();
    const call = outcome(tokens.accessToken());
    await clock.advance(20 * second);
    expect(await call).toBeInstanceOf(SessionSaveError);
    store.isDown = false;
    const login = server.login();
    await tokens.save(login);
    expect((await tokens.refresh()).accessToken).not.toBe(login.accessToken);
  });
});

describe("a revocation", () => {
  test("that fails does not hide the logout from waiting callers", async () => {
    const { clock, server, process } = await scene({ provider: { revoke: () => Promise.reject(new Error("down")) } });
    server.latencyMs = 500;
    const call = outcome(process().accessToken());
    await clock.advance(100);
    await outcome(process().logout());
    await clock.advance(second);
    expect(await call).toMatchObject({ code: "reauthorization_required", reason: "logged_out" });
  });

  test("without a response is aborted at the deadline", async () => {
    let given: AbortSignal | undefined;
    const { clock, process } = await scene({
      provider: { revoke: (_, { signal }) => ((given = signal), new Promise(() => undefined)) },
    });
    const call = outcome(process().logout());
    await clock.advance(10 * second);
    expect(await now(call)).toMatchObject({ code: "provider_unavailable" });
    expect(given!.aborted).toBe(true);
  });
});

describe("a provider that is down", () => {
  /** When one process asks that wants a token all the time. */
  async function asked(random: number): Promise<number[]> {
    const times: number[] = [];
    const { clock, process } = await scene({
      provider: {
        refresh: async () => {
          times.push(clock.now());
          // Of an unknown kind, so that each refresh asks once.
          throw new ProviderUnavailableError("The provider is down.");
        },
      },
    });
    const tokens = process({ random: () => random });
    const wanting = async (): Promise<void> => {
      for (;;) {
        const { retryAfterMs = 100 } = (await outcome(tokens.accessToken())) as { retryAfterMs?: number };
        await clock.sleep(retryAfterMs);
      }
    };
    void wanting();
    await clock.advance(15 * 60 * second);
    return times.map((at) => at - times[0]!);
  }

  test("is asked with increasing pauses up to a minute, with jitter", async () => {
    const [one, two] = [await asked(0), await asked(0.9)];
    const gaps = one.slice(1).map((at, index) => at - one[index]!);
    expect(one.length).toBeGreaterThan(10);
    expect(one.length).toBeLessThan(60);
    expect(Math.max(...gaps)).toBeLessThan(62 * second);
    expect(Math.max(...gaps)).toBeGreaterThan(20 * second);
    const shared = two.filter((at) => one.includes(at));
    expect(shared.length).toBeLessThan(two.length / 2);
  });

  test("does not make an expired token valid", async () => {
    const { clock, server, process } = await scene({ aged: 0 });
    const tokens = process();
    const token = await tokens.accessToken();
    server.failures.push(...Array.from({ length: 50 }, () => unavailable));
    await clock.advance(hour - second);
    const before = tokens.accessToken();
    await clock.advance(0);
    await clock.advance(30 * second);
    expect(await before).toBe(token);
    const after = outcome(tokens.accessToken());
    await clock.advance(30 * second);
    expect(await after).toMatchObject({ code: "provider_unavailable" });
  });
});

describe("a process", () => {
  test("has one refresh for all of its callers", async () => {
    let claims = 0;
    const { process } = await scene({
      wrap: (memory) => ({ ...memory, claim: (...claim) => ((claims += 1), memory.claim(...claim)) }),
    });
    const tokens = process();
    const given = await Promise.all(Array.from({ length: 20 }, () => tokens.accessToken()));
    expect([new Set(given).size, claims]).toEqual([1, 1]);
  });

  test("that closes waits until its refresh is stored", async () => {
    const { clock, server, process, sessions, key } = await scene();
    const { version } = (await sessions.get(key))!;
    server.latencyMs = second;
    const tokens = process();
    void tokens.accessToken();
    await settle();
    const closed = tokens.close();
    expect(await now(closed)).toBe("still waiting");
    await clock.advance(second);
    await closed;
    expect((await sessions.get(key))!.version).not.toBe(version);
  });
});

test("two sessions of the same time have different versions", () => {
  const grant = { accessToken: "a", obtainedAt: 1 };
  expect(newSession(grant).version).not.toBe(newSession(grant).version);
});

test("a returned session is frozen", async () => {
  const { process, sessions, key } = await scene({ aged: 0 });
  await sessions.set(key, { ...(await sessions.get(key))! });
  expect(Object.isFrozen(await process().session())).toBe(true);
});

test("settled work leaves no timer behind", async () => {
  const { clock, process } = await scene();
  await process().accessToken();
  await settle();
  expect(clock.sleeping).toBe(0);
});

describe("a two-method store", () => {
  const session = newSession({ accessToken: "a", refreshToken: "r", obtainedAt: 1, expiresAt: 2 });

  test("serializes the work for a key", async () => {
    const gates: (() => void)[] = [];
    let [active, most] = [0, 0];
    const sessions = inProcessClaims({
      get: async (): Promise<Session> => {
        most = Math.max(most, (active += 1));
        await new Promise<void>((open) => gates.push(open));
        active -= 1;
        return session;
      },
      set: async () => undefined,
    });
    const claim = (owner: string): Promise<unknown> =>
      sessions.claim("key", { known: session.version, owner, leaseMs: second });
    const claims = [claim("one"), claim("two")];
    for (let turn = 0; turn < 4; turn++) {
      await settle();
      if (turn === 1) claims.push(claim("three"));
      await settle();
      gates.shift()?.();
    }
    await Promise.all(claims);
    expect(most).toBe(1);
  });

  test("forgets a key whose work is done", async () => {
    const manager = { get: async () => session, set: async () => undefined };
    const sessions = inProcessClaims(manager);
    for (let account = 0; account < 100; account++) {
      const key = `account-${account}`;
      await sessions.claim(key, { known: session.version, owner: "one", leaseMs: second });
      await sessions.commit(key, session, { owner: "one", parent: session.version });
    }
    const place = Reflect.get(manager, Symbol.for("@tokens/core leases")) as Record<
      "leases" | "queues",
      Map<string, unknown>
    >;
    expect([place.leases.size, place.queues.size]).toEqual([0, 0]);
  });
});
