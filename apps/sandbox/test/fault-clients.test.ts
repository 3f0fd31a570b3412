import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fault, Sandbox, ProviderServer } from "../src/index.ts";
import { providers, visit, type ProviderName, type Client } from "./providers.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start({ accessTtlMs: 3_600_000 });
});
afterAll(() => sandbox.close());

const answered = { code: "answered" };

/** The outcome of a call: `answered` or the error. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return answered;
  } catch (error) {
    return error;
  }
}

/** Each fault on an API call: how many calls the client makes, and the error when it gives up. */
const onCalls: readonly { fault: Fault; calls: number; error?: object }[] = [
  { fault: { kind: "latency", ms: 5, on: "api" }, calls: 1 },
  { fault: { kind: "status", status: 503, on: "api" }, calls: 2 },
  { fault: { kind: "status", status: 429, retryAfter: 0, on: "api" }, calls: 2 },
  { fault: { kind: "html", status: 502, on: "api" }, calls: 2 },
  { fault: { kind: "html", status: 403, on: "api" }, calls: 2 },
  {
    fault: { kind: "html", status: 403, on: "api", times: "until cleared" },
    calls: 3,
    error: { status: 403, retryable: true },
  },
  { fault: { kind: "drop", on: "api" }, calls: 2 },
  { fault: { kind: "status", status: 500, on: "api", times: "until cleared" }, calls: 3, error: { status: 500 } },
];

/** Transient faults on a refresh, and the error when they last longer than a call waits. */
const onTokens: readonly { fault: Fault; error: object }[] = [
  { fault: { kind: "status", status: 503, on: "token" }, error: { status: 503 } },
  { fault: { kind: "status", status: 429, retryAfter: 0, on: "token" }, error: { status: 429, retryAfterMs: 0 } },
  { fault: { kind: "html", status: 502, on: "token" }, error: { status: 502 } },
  { fault: { kind: "html", status: 403, on: "token" }, error: { status: 403 } },
  { fault: { kind: "drop", on: "token" }, error: { outcomeUnknown: true } },
];

const needsPerson = { code: "reauthorization_required" };

/** The outcome without a refresh token: the client authenticates with a credential, or a person has to log in. */
const withoutRefreshToken: Readonly<Record<ProviderName, object>> = {
  hubstaff: needsPerson,
  psohub: needsPerson,
  podio: answered,
  ergani: answered,
};

describe.for(providers)("%s with the library", (provider) => {
  let server: ProviderServer;
  let client: Client;

  beforeEach(async () => {
    server = sandbox.server(provider);
    server.reset();
    client = await visit(provider, server).client();
    await client.call();
  });

  const tokenRequests = (): number =>
    Object.values(server.stats().tokenRequests).reduce((sum, count) => sum + count, 0);

  test.for(onCalls)("a call with $fault", async ({ fault, calls, error = answered }) => {
    const before = { calls: server.stats().apiCalls, tokens: tokenRequests() };
    server.fault(fault);
    expect(await outcome(client.call())).toMatchObject(error);
    expect(server.stats().apiCalls - before.calls).toBe(calls);
    expect(tokenRequests()).toBe(before.tokens);
  });

  test.for(onTokens)("a refresh with $fault is retried", async ({ fault }) => {
    const before = tokenRequests();
    server.expire();
    server.fault(fault);
    await client.call();
    expect(tokenRequests() - before).toBe(2);
    expect(server.stats().reuses).toBe(0);
  });

  test.for(onTokens)("a refresh with a lasting $fault keeps the session", async ({ fault, error }) => {
    server.reset();
    const impatient = await visit(provider, server).client({ deadlineMs: 150 });
    await impatient.call();
    server.expire();
    server.fault({ ...fault, times: "until cleared" });
    await expect(impatient.call()).rejects.toMatchObject({ code: "provider_unavailable", ...error });
    server.clearFaults();
    await impatient.refresh();
    await impatient.call();
    expect(server.stats().reuses).toBe(0);
  });

  test("a refresh with latency waits", async () => {
    server.expire();
    server.fault({ kind: "latency", ms: 5, on: "token" });
    await client.call();
    expect(server.faults()).toEqual([]);
  });

  test("a refresh with a lost response is retried at once, which counts as reuse", async () => {
    server.expire();
    server.fault({ kind: "lost-token-response" });
    expect(await outcome(client.call())).toMatchObject(withoutRefreshToken[provider]);
    expect(server.stats().reuses).toBe(1);
  });

  test.for([[2], [-2]] as const)(
    "with a clock that is %i hours off, the token is used until it expires",
    async ([hours]) => {
      server.fault({ kind: "clock-skew", ms: hours * 3_600_000 });
      await client.refresh();
      await client.call();
      const left = (await client.expiresAt())! - Date.now();
      expect(left).toBeGreaterThan(3_000_000);
      expect(left).toBeLessThan(3_700_000);
      expect(server.stats().apiCalls).toBe(2);
    },
  );
});
