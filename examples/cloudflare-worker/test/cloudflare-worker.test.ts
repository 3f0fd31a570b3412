import { readFileSync } from "node:fs";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { tableSql } from "@tokens/session-sql";
import { d1Sessions } from "@tokens/session-sql/d1";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { d1InNode } from "../src/d1-in-node.ts";
import worker, { type Env, type Invocation } from "../src/worker.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
let env: Env;
let background: Promise<unknown>[];
const context: Invocation = { waitUntil: (work) => void background.push(work) };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  mock.reset();
  background = [];
  env = { DB: d1InNode(":memory:"), HUBSTAFF_PAT: mock.personalAccessToken, HUBSTAFF_ORGANIZATION: "7" };
  await d1Sessions(env.DB).migrate();
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  return () => Promise.all(background);
});
afterAll(() => server.close());

const visit = (): Promise<Response> =>
  worker.fetch(new Request("https://projects.example.workers.dev/projects"), env, context);
const tokenRequests = (): number => mock.requests("POST /access_tokens").length;

/** Lets the stored token expire, as it does without visitors. */
async function expire(): Promise<void> {
  mock.expireAccessTokens();
  const sessions = d1Sessions(env.DB);
  for await (const { key } of sessions.list()) {
    const session = await sessions.get(key);
    await sessions.set(key, { ...session!, expiresAt: Date.now() - 1 });
  }
}

describe("a request", () => {
  test("is answered with the projects, and the token is in D1 for the next one", async () => {
    const response = await visit();
    expect(await response.json()).toEqual({ projects: mock.state.projects.map(({ name }) => name) });
    expect((await visit()).status).toBe(200);
    expect(tokenRequests()).toBe(1);
  });

  test("refreshes an expired token once, however many there are", async () => {
    await visit();
    await expire();
    const responses = await Promise.all(Array.from({ length: 5 }, visit));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect([tokenRequests(), mock.reuses()]).toEqual([2, 0]);
  });

  test("whose visitor has left still stores the refreshed session", async () => {
    void visit();
    await Promise.all(background);
    expect(await Array.fromAsync(d1Sessions(env.DB).list())).toHaveLength(1);
  });

  test("is refused with 503 and Retry-After while Hubstaff is down", async () => {
    mock.failNext({ route: "POST /access_tokens", status: 503, headers: { "retry-after": "60" } });
    const response = await visit();
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(60);
  });

  test("is refused with 502 when the account has no access, without the reason", async () => {
    mock.revoke();
    mock.failNext({ route: "POST /access_tokens", status: 400, body: { error: "invalid_grant" } });
    const response = await visit();
    expect([response.status, await response.json()]).toEqual([502, { error: "The account needs attention." }]);
    expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/^reauthorization_required: /));
  });
});

describe("the schedule", () => {
  const run = (): Promise<void> => worker.scheduled({}, env, context);

  test("refreshes what has expired, once for two events at the same time", async () => {
    await visit();
    await run();
    expect(tokenRequests()).toBe(1);
    await expire();
    await Promise.all([run(), run()]);
    expect(tokenRequests()).toBe(2);
  });

  test("fails when an account has no access", async () => {
    await visit();
    await expire();
    mock.failNext({ route: "POST /access_tokens", status: 400, body: { error: "invalid_grant" }, times: 2 });
    await expect(run()).rejects.toThrow(/invalid_grant/);
  });
});

test("the migration creates the table of the package", () => {
  const migration = readFileSync(new URL("../migrations/0001_sessions.sql", import.meta.url), "utf8");
  expect(migration.trim()).toBe(tableSql("sqlite").trim());
});
