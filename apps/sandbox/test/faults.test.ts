import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox, type Fault, type ProviderName, type Sandbox, type Stage } from "../src/index.ts";
import { providers, visit, type Tokens, type Visitor } from "./providers.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ accessTtlMs: 3_600_000 });
});
afterAll(() => sandbox.close());

/** Turns a fault on as a program in another language does. */
async function turnOn(provider: ProviderName, fault: Fault): Promise<void> {
  const body = JSON.stringify(fault);
  const response = await fetch(`${sandbox.urls.control}/${provider}/fault`, { method: "POST", body });
  expect(response.status).toBe(200);
}

const hourMs = 3_600_000;

/** When an access token ends by its own account, in Unix milliseconds; undefined when it is not a JWT. */
function tellsEnd(token: string): number | undefined {
  const [, payload] = token.split(".");
  if (payload === undefined) return undefined;
  return (JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number }).exp * 1000;
}

describe.for(providers)("%s, by hand", (provider) => {
  let stage: Stage;
  let visitor: Visitor;
  let tokens: Tokens;

  beforeEach(async () => {
    stage = sandbox.stage(provider);
    stage.reset();
    visitor = visit(provider, stage);
    tokens = await visitor.read(await visitor.enter());
  });

  const faultsOfLast = (): readonly string[] | undefined => stage.log().at(-1)?.faults;

  test("latency: the answer comes later, and is the provider's", async () => {
    await turnOn(provider, { kind: "latency", ms: 60, on: "api" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(faultsOfLast()).toEqual(["latency"]);
    // Timers may fire a little before the clock says so.
    expect(stage.log().at(-1)!.ms).toBeGreaterThanOrEqual(50);
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(faultsOfLast()).toBeUndefined();
  });

  test("a status, as often as told, where told", async () => {
    await turnOn(provider, { kind: "status", status: 503, times: 2, on: "api" });
    for (let call = 0; call < 2; call++) {
      const answer = await visitor.call(tokens.access);
      expect([answer.status, await answer.json()]).toEqual([503, { message: "Service Unavailable" }]);
    }
    expect((await visitor.call(tokens.access)).status).toBe(200);
    await turnOn(provider, { kind: "status", on: "token" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect((await visitor.refresh(tokens)).status).toBe(503);
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test("429 says when to come back, until it is cleared", async () => {
    await turnOn(provider, { kind: "status", status: 429, retryAfter: 7, times: "until cleared" });
    for (const answer of [await visitor.call(tokens.access), await visitor.refresh(tokens)])
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
    await fetch(`${sandbox.urls.control}/${provider}/fault`, { method: "DELETE" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test.for([[403], [502]] as const)("a page with %i where JSON is expected", async ([status]) => {
    await turnOn(provider, { kind: "html", status, times: 2 });
    for (const answer of [await visitor.call(tokens.access), await visitor.refresh(tokens)]) {
      expect([answer.status, answer.headers.get("content-type"), answer.headers.get("server")]).toEqual([
        status,
        "text/html; charset=UTF-8",
        "cloudflare",
      ]);
      expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
    }
  });

  test("a dropped connection: the provider has not seen the request", async () => {
    await turnOn(provider, { kind: "drop", on: "token" });
    await expect(visitor.refresh(tokens)).rejects.toThrow("fetch failed");
    expect(stage.log().at(-1)).toMatchObject({ status: null, faults: ["drop"] });
    expect((await visitor.refresh(tokens)).status).toBe(200);
  });

  test("a lost token response: the provider has rotated", async () => {
    await turnOn(provider, { kind: "lost-token-response" });
    expect((await visitor.call(tokens.access)).status).toBe(200);
    await expect(visitor.refresh(tokens)).rejects.toThrow("fetch failed");
    expect(stage.log().at(-1)).toMatchObject({ status: null, faults: ["lost-token-response"] });
    expect((await visitor.refresh(tokens)).ok).toBe(false);
    expect(stage.stats().reuses).toBe(1);
  });

  test("a clock ahead: tokens end early, dates and JWTs come from the future", async () => {
    await turnOn(provider, { kind: "clock-skew", ms: 2 * hourMs });
    const refused = await visitor.call(tokens.access);
    expect(refused.status).toBe(401);
    expect(Date.parse(refused.headers.get("date")!)).toBeGreaterThan(Date.now() + hourMs);
    const ahead = await visitor.read(await visitor.refresh(tokens));
    expect((await visitor.call(ahead.access)).status).toBe(200);
    expect(tellsEnd(ahead.access) ?? Infinity).toBeGreaterThan(Date.now() + 2 * hourMs);
    expect(tellsEnd(ahead.access) !== undefined).toBe(["hubstaff", "ergani"].includes(provider));
    stage.clearFaults();
    const present = await visitor.call(ahead.access);
    expect(present.status).toBe(200);
    expect(Date.parse(present.headers.get("date")!)).toBeLessThan(Date.now() + hourMs);
  });

  test("a clock behind: the last one holds", async () => {
    await turnOn(provider, { kind: "clock-skew", ms: hourMs });
    await turnOn(provider, { kind: "clock-skew", ms: -2 * hourMs });
    expect(stage.faults()).toEqual([{ kind: "clock-skew", ms: -2 * hourMs, on: "all", times: "until cleared" }]);
    const answer = await visitor.call(tokens.access);
    expect(answer.status).toBe(200);
    expect(Date.parse(answer.headers.get("date")!)).toBeLessThan(Date.now() - hourMs);
  });

  test("a request meets one latency and one failure, and counts all the same", async () => {
    for (const fault of [
      { kind: "drop" },
      { kind: "latency", ms: 1 },
      { kind: "status", status: 500 },
      { kind: "latency", ms: 2 },
    ] as const)
      await turnOn(provider, fault);
    const before = stage.stats().apiCalls;
    await expect(visitor.call(tokens.access)).rejects.toThrow("fetch failed");
    expect(faultsOfLast()).toEqual(["latency", "drop"]);
    expect(stage.faults()).toEqual([
      { kind: "status", status: 500, on: "all", times: 1 },
      { kind: "latency", ms: 2, on: "all", times: 1 },
    ]);
    expect((await visitor.call(tokens.access)).status).toBe(500);
    expect((await visitor.call(tokens.access)).status).toBe(200);
    expect(stage.stats().apiCalls - before).toBe(3);
  });
});

test("a sandbox that closes keeps nobody waiting", async () => {
  const other = await startSandbox();
  const stage = other.stage("hubstaff");
  stage.fault({ kind: "latency", ms: 600_000 });
  const waiting = fetch(`${other.urls.hubstaff}/v2/users/me`).catch((error: Error) => error.message);
  await expect.poll(() => stage.stats().apiCalls, { timeout: 20_000 }).toBe(1);
  await other.close();
  expect(await waiting).toBe("fetch failed");
  await expect.poll(() => stage.log().length, { timeout: 20_000 }).toBe(1);
});
