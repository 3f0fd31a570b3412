import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox, type Fault, type ProviderName, type Sandbox, type Stage } from "../src/index.ts";
import { providers, visit, type Client } from "./providers.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ accessTtlMs: 3_600_000 });
});
afterAll(() => sandbox.close());

const answered = { code: "answered" };

/** What came of a call: `answered`, or the error. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return answered;
  } catch (error) {
    return error;
  }
}

/** What each fault on a call of the API comes to: how many calls reach the provider, and the error where the client gives up. */
const onCalls: readonly { fault: Fault; calls: number; comesTo?: object }[] = [
  { fault: { kind: "latency", ms: 5, on: "api" }, calls: 1 },
  { fault: { kind: "status", status: 503, on: "api" }, calls: 2 },
  { fault: { kind: "status", status: 429, retryAfter: 0, on: "api" }, calls: 2 },
  { fault: { kind: "html", status: 502, on: "api" }, calls: 2 },
  { fault: { kind: "html", status: 403, on: "api" }, calls: 2 },
  {
    fault: { kind: "html", status: 403, on: "api", times: "until cleared" },
    calls: 3,
    comesTo: { status: 403, retryable: true },
  },
  { fault: { kind: "drop", on: "api" }, calls: 2 },
  { fault: { kind: "status", status: 500, on: "api", times: "until cleared" }, calls: 3, comesTo: { status: 500 } },
];

/** Faults on a refresh that pass, and the error when they stay for longer than a call waits. */
const onTokens: readonly { fault: Fault; error: object }[] = [
  { fault: { kind: "status", status: 503, on: "token" }, error: { status: 503 } },
  { fault: { kind: "status", status: 429, retryAfter: 0, on: "token" }, error: { status: 429, retryAfterMs: 0 } },
  { fault: { kind: "html", status: 502, on: "token" }, error: { status: 502 } },
  { fault: { kind: "html", status: 403, on: "token" }, error: { status: 403 } },
  { fault: { kind: "drop", on: "token" }, error: { outcomeUnknown: true } },
];

const needsPerson = { code: "reauthorization_required" };

/** What is left once the refresh token is gone: to begin anew from a credential, or to ask for a person. */
const withoutRefreshToken: Readonly<Record<ProviderName, object>> = {
  hubstaff: needsPerson,
  psohub: needsPerson,
  podio: answered,
  ergani: answered,
};

describe.for(providers)("%s, by the library", (provider) => {
  let stage: Stage;
  let client: Client;

  beforeEach(async () => {
    stage = sandbox.stage(provider);
    stage.reset();
    client = await visit(provider, stage).client();
    await client.call();
  });

  const tokenRequests = (): number => Object.values(stage.stats().tokenRequests).reduce((sum, count) => sum + count, 0);

  test.for(onCalls)("a call with $fault", async ({ fault, calls, comesTo = answered }) => {
    const before = { calls: stage.stats().apiCalls, tokens: tokenRequests() };
    stage.fault(fault);
    expect(await outcome(client.call())).toMatchObject(comesTo);
    expect(stage.stats().apiCalls - before.calls).toBe(calls);
    expect(tokenRequests()).toBe(before.tokens);
  });

  test.for(onTokens)("a refresh with $fault is repeated", async ({ fault }) => {
    const before = tokenRequests();
    stage.expire();
    stage.fault(fault);
    await client.call();
    expect(tokenRequests() - before).toBe(2);
    expect(stage.stats().reuses).toBe(0);
  });

  test.for(onTokens)(
    "a refresh with $fault, again and again, leaves the session as it was",
    async ({ fault, error }) => {
      stage.reset();
      const impatient = await visit(provider, stage).client({ deadlineMs: 150 });
      await impatient.call();
      stage.expire();
      stage.fault({ ...fault, times: "until cleared" });
      await expect(impatient.call()).rejects.toMatchObject({ code: "provider_unavailable", ...error });
      stage.clearFaults();
      await impatient.refresh();
      await impatient.call();
      expect(stage.stats().reuses).toBe(0);
    },
  );

  test("a refresh with latency waits", async () => {
    stage.expire();
    stage.fault({ kind: "latency", ms: 5, on: "token" });
    await client.call();
    expect(stage.faults()).toEqual([]);
  });

  test("a lost token response is asked for again at once, which finds out that it was used", async () => {
    stage.expire();
    stage.fault({ kind: "lost-token-response" });
    expect(await outcome(client.call())).toMatchObject(withoutRefreshToken[provider]);
    expect(stage.stats().reuses).toBe(1);
  });

  test.for([[2], [-2]] as const)(
    "a clock that is %i hours off: the token is used for as long as it lives",
    async ([hours]) => {
      stage.fault({ kind: "clock-skew", ms: hours * 3_600_000 });
      await client.refresh();
      await client.call();
      const left = (await client.expiresAt())! - Date.now();
      expect(left).toBeGreaterThan(3_000_000);
      expect(left).toBeLessThan(3_700_000);
      expect(stage.stats().apiCalls).toBe(2);
    },
  );
});
