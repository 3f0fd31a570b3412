import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fault, Sandbox, ProviderServer } from "../src/index.ts";
import { providers, visit, type ProviderName, type Tokens, type Visitor } from "./providers.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start({ accessTtlMs: 3_600_000 });
});
afterAll(() => sandbox.close());

/** Adds a fault over HTTP. */
async function addFault(provider: ProviderName, fault: Fault): Promise<void> {
  const body = JSON.stringify(fault);
  const response = await fetch(`${sandbox.urls.control}/${provider}/fault`, { method: "POST", body });
  expect(response.status).toBe(200);
}

const hourMs = 3_600_000;

/** The expiry in an access token, in Unix milliseconds; undefined when it is not a JWT. */
function expiryIn(token: string): number | undefined {
  const [, payload] = token.split(".");
  if (payload === undefined) return undefined;
  return (JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number }).exp * 1000;
}

describe.for(providers)("%s over plain HTTP", (provider) => {
  let server: ProviderServer;
  let visitor: Visitor;
  let tokens: Tokens;

  beforeEach(async () => {
    server = sandbox.server(provider);
    server.reset();
    visitor = visit(provider, server);
    tokens = await visitor.read(await visitor.logIn());
  });

  const faultsOfLast = (): readonly string[] | undefined => server.log().at(-1)?.faults;

  test("latency: the provider's response comes later", async () => {
    await addFault(provider, { kind: "latency", ms: 60, on: "api" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(faultsOfLast()).toEqual(["latency"]);
    // Timers may fire a little before the clock says so.
    expect(server.log().at(-1)!.ms).toBeGreaterThanOrEqual(50);
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(faultsOfLast()).toBeUndefined();
  });

  test("a status applies to the given kind of request, the given number of times", async () => {
    await addFault(provider, { kind: "status", status: 503, times: 2, on: "api" });
    for (let call = 0; call < 2; call++) {
      const answer = await visitor.call(tokens.access);
      expect([answer.status, await answer.json()]).toEqual([503, { message: "Service Unavailable" }]);
    }
    expect((await visitor.call(tokens.access)).status).toBe(200);
    await addFault(provider, { kind: "status", on: "token" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect((await visitor.refresh(tokens)).status).toBe(503);
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test("429 has a Retry-After header, until it is cleared", async () => {
    await addFault(provider, { kind: "status", status: 429, retryAfter: 7, times: "until cleared" });
    for (const answer of [await visitor.call(tokens.access), await visitor.refresh(tokens)])
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
    await fetch(`${sandbox.urls.control}/${provider}/fault`, { method: "DELETE" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test.for([[403], [502]] as const)("an HTML page with %i instead of JSON", async ([status]) => {
    await addFault(provider, { kind: "html", status, times: 2 });
    for (const answer of [await visitor.call(tokens.access), await visitor.refresh(tokens)]) {
      expect([answer.status, answer.headers.get("content-type"), answer.headers.get("server")]).toEqual([
        status,
        "text/html; charset=UTF-8",
        "cloudflare",
      ]);
      expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
    }
  });

  test("a dropped connection: the provider does not receive the request", async () => {
    await addFault(provider, { kind: "drop", on: "token" });
    await expect(visitor.refresh(tokens)).rejects.toThrow("fetch failed");
    expect(server.log().at(-1)).toMatchObject({ status: null, faults: ["drop"] });
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test("a lost token response: the provider has rotated", async () => {
    await addFault(provider, { kind: "lost-token-response" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    await expect(visitor.refresh(tokens)).rejects.toThrow("fetch failed");
    expect(server.log().at(-1)).toMatchObject({ status: null, faults: ["lost-token-response"] });
    expect((await visitor.refresh(tokens)).ok).toBe(false);
    expect(server.stats().reuses).toBe(1);
  });

  test("a clock ahead: tokens expire early, and dates and JWTs are in the future", async () => {
    await addFault(provider, { kind: "clock-skew", ms: 2 * hourMs });
    const refused = await visitor.call(tokens.access);
    expect(refused.status).toBe(401);
    expect(Date.parse(refused.headers.get("date")!)).toBeGreaterThan(Date.now() + hourMs);
    const ahead = await visitor.read(await visitor.refresh(tokens));
    expect((await visitor.call(ahead.access)).status).toBe(200);
    expect(expiryIn(ahead.access) ?? Infinity).toBeGreaterThan(Date.now() + 2 * hourMs);
    expect(expiryIn(ahead.access) !== undefined).toBe(["hubstaff", "ergani"].includes(provider));
    server.clearFaults();
    const present = await visitor.call(ahead.access);
    expect(present.status).toBe(200);
    expect(Date.parse(present.headers.get("date")!)).toBeLessThan(Date.now() + hourMs);
  });

  test("a clock behind: the last skew applies", async () => {
    await addFault(provider, { kind: "clock-skew", ms: hourMs });
    await addFault(provider, { kind: "clock-skew", ms: -2 * hourMs });
    expect(server.faults()).toEqual([{ kind: "clock-skew", ms: -2 * hourMs, on: "all", times: "until cleared" }]);
    const answer = await visitor.call(tokens.access);
    expect(answer.status).toBe(200);
    expect(Date.parse(answer.headers.get("date")!)).toBeLessThan(Date.now() - hourMs);
  });

  test("one latency and one other fault apply to a request, which counts", async () => {
    for (const fault of [
      { kind: "drop" },
      { kind: "latency", ms: 1 },
      { kind: "status", status: 500 },
      { kind: "latency", ms: 2 },
    ] as const)
      await addFault(provider, fault);
    const before = server.stats().apiCalls;
    await expect(visitor.call(tokens.access)).rejects.toThrow("fetch failed");
    expect(faultsOfLast()).toEqual(["latency", "drop"]);
    expect(server.faults()).toEqual([
      { kind: "status", status: 500, on: "all", times: 1 },
      { kind: "latency", ms: 2, on: "all", times: 1 },
    ]);
    expect((await visitor.call(tokens.access)).status).toBe(500);
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(server.stats().apiCalls - before).toBe(3);
  });
});

test("closing a sandbox ends every wait", async () => {
  const other = await start();
  const server = other.server("hubstaff");
  server.fault({ kind: "latency", ms: 600_000 });
  const waiting = fetch(`${other.server("hubstaff").url}/v2/users/me`).catch((error: Error) => error.message);
  await expect.poll(() => server.stats().apiCalls, { timeout: 20_000 }).toBe(1);
  await other.close();
  expect(await waiting).toBe("fetch failed");
  await expect.poll(() => server.log().length, { timeout: 20_000 }).toBe(1);
});
