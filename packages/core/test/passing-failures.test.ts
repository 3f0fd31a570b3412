import {
  newSession,
  ProviderUnavailableError,
  TokenManager,
  type Provider,
  type SharedSessionManager,
  type TokenManagerOptions,
  type TokensEvent,
} from "@tokens/core";
import { memorySessions } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { testClock, type TestClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { hour, outcome } from "./scene.ts";

type Answer = () => Response | Promise<Response>;

const granted: Answer = () =>
  Response.json({ access_token: "new-access", refresh_token: "new-refresh", expires_in: 3600 });
const down: Answer = () => new Response(null, { status: 503 });
const refused: Answer = () => failing("ECONNREFUSED");
const reset: Answer = () => failing("ECONNRESET");

function failing(code: string): never {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

interface Scene {
  readonly clock: TestClock;
  readonly sessions: SharedSessionManager;
  /** When each token request was sent, in milliseconds from the beginning. */
  readonly sent: number[];
  readonly events: TokensEvent[];
  process(options?: TokenManagerOptions): TokenManager;
}

/** A stored session that ends in `leftMs`, and a token endpoint that gives these answers, the last one again and again. */
async function scene(answers: readonly Answer[], leftMs = -1): Promise<Scene> {
  const clock = testClock();
  const start = clock.now();
  const sessions = memorySessions({ clock });
  const sent: number[] = [];
  const events: TokensEvent[] = [];
  const provider: Provider = {
    name: "example",
    realm: [],
    origins: [],
    refresh: ({ refreshToken }, context) =>
      requestToken(
        {
          provider: "Example",
          url: "https://auth.test/token",
          parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
        },
        context,
      ),
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const fetch = async (): Promise<Response> => {
    sent.push(clock.now() - start);
    return answers[Math.min(sent.length, answers.length) - 1]!();
  };
  const process = (options: TokenManagerOptions = {}): TokenManager => {
    const tokens = TokenManager.create(provider, { clock, sessions, fetch, random: () => 0, ...options });
    tokens.on((event) => events.push(event));
    return tokens;
  };
  const expiresAt = start + leftMs;
  await sessions.set(
    process().key,
    newSession({ accessToken: "old-access", refreshToken: "old-refresh", obtainedAt: expiresAt - hour, expiresAt }),
  );
  return { clock, sessions, sent, events, process };
}

describe("a token request that fails once, in passing,", () => {
  const failures: Record<string, { answer: Answer; again: number }> = {
    "with 503": { answer: down, again: 250 },
    "with an HTML 502": { answer: () => new Response("<h1>Bad gateway</h1>", { status: 502 }), again: 250 },
    "with an HTML 200": { answer: () => new Response("<h1>Sign in to the network</h1>"), again: 250 },
    "with 429 and Retry-After": {
      answer: () => new Response(null, { status: 429, headers: { "retry-after": "1" } }),
      again: 1000,
    },
    "because the connection is refused": { answer: refused, again: 250 },
    "because the name does not resolve": { answer: () => failing("EAI_AGAIN"), again: 250 },
    "because the connection is reset": { answer: reset, again: 0 },
  };
  test.for(Object.entries(failures))("%s, is repeated, and every caller is served", async ([, { answer, again }]) => {
    const { clock, sent, events, process } = await scene([answer, granted]);
    const tokens = process();
    const calls = Array.from({ length: 20 }, () => tokens.accessToken());
    await clock.advance(2000);
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["new-access"]));
    expect(sent).toEqual([0, again]);
    expect(events).toMatchObject([{ type: "retrying", attempt: 1, retryAfterMs: again }, { type: "refreshed" }]);
  });
});

describe("a token request that keeps failing", () => {
  test("is repeated ever less often until the deadline, and then left alone", async () => {
    const { clock, sent, events, process } = await scene([down]);
    const tokens = process();
    const call = outcome(tokens.accessToken());
    await clock.advance(10_000);
    expect(await call).toMatchObject({ code: "provider_unavailable", status: 503 });
    expect(sent).toEqual([0, 250, 750, 1750, 3750, 7750]);
    expect(events.map(({ type }) => type)).toEqual([...Array.from({ length: 5 }, () => "retrying"), "refresh-failed"]);
  });

  test("is not repeated anew by each process that has waited for another", async () => {
    const { clock, sent, process } = await scene([down]);
    const calls = Array.from({ length: 5 }, () => outcome(process().accessToken()));
    await clock.advance(20_000);
    const failures = (await Promise.all(calls)).map((failure) => (failure as ProviderUnavailableError).code);
    expect(failures).toEqual(Array.from({ length: 5 }, () => "provider_unavailable"));
    expect(sent).toEqual([0, 250, 750, 1750, 3750, 7750, 7750, 8000, 8500, 9500, 9500, 9750, 9750, 9750]);
  });

  test("by a reset is repeated at once, also by a process that has waited", async () => {
    const never: Answer = () => new Promise(() => undefined);
    const { clock, sent, process } = await scene([never, reset, granted]);
    const calls = Array.from({ length: 2 }, () => outcome(process().accessToken()));
    await clock.advance(20_000);
    expect(await Promise.all(calls)).toMatchObject([{ code: "provider_unavailable" }, "new-access"]);
    expect(sent).toEqual([0, 15_000, 15_000]);
  });

  test("is spread by jitter", async () => {
    const { clock, sent, process } = await scene([down]);
    const call = outcome(process({ random: () => 1 }).accessToken());
    await clock.advance(10_000);
    await call;
    expect(sent.slice(0, 3)).toEqual([0, 187.5, 562.5]);
  });

  test("is not repeated when the provider asks for a pause beyond the deadline", async () => {
    const { clock, sent, process } = await scene([
      () => new Response(null, { status: 429, headers: { "retry-after": "60" } }),
    ]);
    const tokens = process();
    expect(await outcome(tokens.accessToken())).toMatchObject({ status: 429, retryAfterMs: 60_000 });
    await clock.advance(1000);
    expect(await outcome(tokens.accessToken())).toMatchObject({
      code: "provider_unavailable",
      retryAfterMs: 59_000,
    });
    expect(sent).toEqual([0]);
  });

  test("is repeated up to a quarter later than the provider asks, so that processes do not come back together", async () => {
    const { clock, sent, process } = await scene([
      () => new Response(null, { status: 429, headers: { "retry-after": "4" } }),
      () => new Response(null, { status: 429, headers: { "retry-after": "40" } }),
      granted,
    ]);
    const tokens = process({ random: () => 0.5 });
    const call = outcome(tokens.accessToken());
    await clock.advance(4500);
    expect(await call).toMatchObject({ status: 429, retryAfterMs: 40_000 });
    await clock.advance(30_000);
    expect(await outcome(tokens.accessToken())).toMatchObject({ retryAfterMs: 15_000 });
    await clock.advance(15_000);
    await tokens.accessToken();
    expect(sent).toEqual([0, 4500, 49_500]);
  });

  test("by resets is repeated at once only the first time", async () => {
    const { clock, sent, process } = await scene([reset, reset, granted]);
    const call = process().accessToken();
    await clock.advance(1000);
    expect(await call).toBe("new-access");
    expect(sent).toEqual([0, 0, 500]);
  });

  test("holds the lease, so that no other process asks", async () => {
    const { clock, sent, process } = await scene([down, down, granted]);
    const calls = [process(), process(), process()].map((tokens) => tokens.accessToken());
    await clock.advance(2000);
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["new-access"]));
    expect(sent).toEqual([0, 250, 750]);
  });

  test("gives the lease back for another process", async () => {
    const { clock, sent, process } = await scene([...Array.from({ length: 6 }, () => down), granted]);
    const first = outcome(process().accessToken());
    await clock.advance(7750);
    expect(await first).toMatchObject({ status: 503 });
    expect(await process().accessToken()).toBe("new-access");
    expect(sent).toHaveLength(7);
  });
});

describe("a token request is not repeated", () => {
  test("while it may be under way", async () => {
    const { clock, sent, process } = await scene([() => new Promise(() => undefined)]);
    const call = outcome(process().accessToken());
    await clock.advance(9999);
    expect(sent).toEqual([0]);
    await clock.advance(1);
    expect(await call).toMatchObject({ delivery: "pending", outcomeUnknown: true });
  });

  test("after a timeout of the caller's own fetch, and its lease runs out by itself", async () => {
    const { clock, sent, process, sessions } = await scene([
      () => Promise.reject(new DOMException("The operation timed out.", "TimeoutError")),
      granted,
    ]);
    const tokens = process();
    expect(await outcome(tokens.accessToken())).toMatchObject({ delivery: "pending" });
    const known = (await sessions.get(tokens.key))!.version;
    expect(await sessions.claim(tokens.key, { known, owner: "another", leaseMs: 1 })).toMatchObject({ kind: "busy" });
    const other = process().accessToken();
    await clock.advance(15_001);
    expect(await other).toBe("new-access");
    expect(sent).toHaveLength(2);
  });

  test("because of a mistake in the provider's own code", async () => {
    const { process, clock, sessions } = await scene([granted]);
    let calls = 0;
    const provider: Provider = {
      name: "example",
      realm: [],
      origins: [],
      refresh: async () => {
        calls += 1;
        throw new TypeError("Cannot read properties of undefined");
      },
      authorize: () => ({}),
      isExpiredToken: () => true,
    };
    const tokens = TokenManager.create(provider, { clock, sessions });
    expect(tokens.key).toBe(process().key);
    expect(await outcome(tokens.accessToken())).toMatchObject({ code: "provider_unavailable" });
    expect(calls).toBe(1);
  });

  test("by a process that stood still until its lease was over", async () => {
    const { clock, sent, process } = await scene([down, granted]);
    const call = outcome(process().accessToken());
    await clock.advance(100);
    clock.set(clock.now() + 60_000);
    await clock.advance(1000);
    expect(await call).toMatchObject({ code: "provider_unavailable" });
    expect(sent).toEqual([0]);
  });
});

test("a refusal after a reset says that the new tokens were lost", async () => {
  const { clock, process } = await scene([reset, () => Response.json({ error: "invalid_grant" }, { status: 400 })]);
  const call = outcome(process().accessToken());
  await clock.advance(1000);
  expect(await call).toMatchObject({ code: "reauthorization_required", reason: "interrupted" });
});

describe("during a backoff", () => {
  const outage = Array.from({ length: 6 }, () => down);

  test("calls without a valid token wait for its end when it is near, in one flight", async () => {
    const { clock, sent, process } = await scene([...outage, granted]);
    const tokens = process();
    const first = outcome(tokens.accessToken());
    await clock.advance(7750);
    await first;
    const calls = [tokens.accessToken(), tokens.accessToken()];
    await clock.advance(999);
    expect(sent).toHaveLength(6);
    await clock.advance(1);
    expect(await Promise.all(calls)).toEqual(["new-access", "new-access"]);
    expect(sent.slice(6)).toEqual([8750]);
  });

  test("a call leaves when its signal aborts", async () => {
    const { clock, process } = await scene([...outage, granted]);
    const tokens = process();
    const first = outcome(tokens.accessToken());
    await clock.advance(7750);
    await first;
    const impatient = new AbortController();
    const call = outcome(tokens.accessToken({ signal: impatient.signal }));
    await clock.advance(100);
    impatient.abort();
    expect(await call).toMatchObject({ name: "AbortError" });
  });

  test("a call is told at once when the end is beyond the deadline", async () => {
    const { clock, sent, process } = await scene([down]);
    const tokens = process();
    let failure: unknown;
    for (let failures = 0; failures < 5; failures++) failure = await clock.runUntil(outcome(tokens.accessToken()));
    expect(failure).toBeInstanceOf(ProviderUnavailableError);
    const before = sent.length;
    expect(await outcome(tokens.accessToken())).toMatchObject({ code: "provider_unavailable", retryAfterMs: 16_000 });
    expect(sent).toHaveLength(before);
  });

  test("a lasting failure is thrown immediately", async () => {
    const { sent, process } = await scene([() => Response.json({ error: "invalid_client" }, { status: 401 })]);
    const tokens = process();
    for (let call = 0; call < 3; call++)
      expect(await outcome(tokens.accessToken())).toMatchObject({ code: "provider_configuration" });
    expect(sent).toEqual([0]);
  });

  test("a call with a valid token never waits", async () => {
    const { clock, sent, process } = await scene([down], 20_000);
    const tokens = process();
    expect(await tokens.accessToken()).toBe("old-access");
    expect(sent).toEqual([0]);
    for (let second = 1; second < 19; second++) {
      await clock.advance(1000);
      expect(await tokens.accessToken()).toBe("old-access");
    }
    expect(sent.length).toBeGreaterThan(6);
  });

  test("a call whose token expires during the retries waits for the response", async () => {
    const { clock, process } = await scene([down, down, down, granted], 500);
    const tokens = process();
    expect(await tokens.accessToken()).toBe("old-access");
    await clock.advance(600);
    const call = tokens.accessToken();
    await clock.advance(2000);
    expect(await call).toBe("new-access");
  });
});
