import { systemClock, type Clock } from "@tokens/core";
import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { openStore, type Store } from "@tokens/store";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createHandler, timing, type Invocation } from "../src/handler.ts";

const hour = 3_600_000;
let ahead = 0;
/** The system's clock, which a test puts forward. */
const clock: Clock = { now: () => systemClock.now() + ahead, sleep: (ms, signal) => systemClock.sleep(ms, signal) };
const mock = createHubstaffMock({ clock });
const server = setupServer(...mock.handlers);
const event = { time: "2026-01-06T05:00:00Z" };
const invocation: Invocation = { getRemainingTimeInMillis: () => 30_000 };
const hours = mock.state.activities
  .filter(({ date }) => date === "2026-01-05")
  .reduce((sum, { tracked }) => sum + tracked / 3600, 0);

let store: Store;
let reported: string[];
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  reported = [];
  ahead = 0;
});
afterEach(async () => {
  await store.close();
  mock.reset();
});
afterAll(() => server.close());

/** An environment of the function: its own client, on the store that all of them share. */
function environment() {
  const hubstaff = createHubstaff({
    personalAccessToken: mock.personalAccessToken,
    sessions: store.sessions,
    ...timing,
    clock,
    http: { retry: 0 },
  });
  const report = (message: string): void => void reported.push(message);
  return createHandler({ hubstaff, store, organizationId: 7, report });
}

const tokenRequests = (): number => mock.requests("POST /access_tokens").length;

test("sums up the day before, with one token request for all invocations of an environment", async () => {
  const handler = environment();
  for (let times = 0; times < 3; times++)
    expect(await handler(event, invocation)).toEqual({ day: "2026-01-05", hours: expect.closeTo(hours) });
  expect(hours).toBeGreaterThan(0);
  expect(tokenRequests()).toBe(1);
});

test("refreshes an expired token once for two environments that are called at the same time", async () => {
  const handlers = [environment(), environment()];
  await Promise.all(handlers.map((handler) => handler(event, invocation)));
  ahead = 25 * hour;
  await Promise.all(handlers.map((handler) => handler(event, invocation)));
  expect(tokenRequests()).toBe(2);
  expect(mock.reuses()).toBe(0);
});

test("waits for a refresh in the background, so that its tokens are stored before the process is frozen", async () => {
  const handler = environment();
  await handler(event, invocation);
  const [before] = await Array.fromAsync(store.sessions.list());
  ahead = 24 * hour - 60_000;
  await handler(event, invocation);
  const [after] = await Array.fromAsync(store.sessions.list());
  expect(after!.version).not.toBe(before!.version);
});

test("reports an account without access once, and does not ask Lambda to repeat the event", async () => {
  const handlers = [environment(), environment()];
  await handlers[0]!(event, invocation);
  ahead = 25 * hour;
  mock.failNext({ route: "POST /access_tokens", status: 400, body: { error: "invalid_grant" }, times: 100 });
  const results = await Promise.all(handlers.map((handler) => handler(event, invocation)));
  expect(results).toEqual(results.map(() => ({ day: "2026-01-05", skipped: expect.any(String) })));
  expect(await environment()(event, invocation)).toMatchObject({ skipped: expect.any(String) });
  expect(reported).toEqual([expect.stringMatching(/^The Hubstaff account needs a new token\./)]);
});

describe("throws, so that Lambda repeats the event,", () => {
  test("when the provider is down", async () => {
    mock.failNext({ route: "POST /access_tokens", status: 503, headers: { "retry-after": "60" } });
    await expect(environment()(event, invocation)).rejects.toMatchObject({
      code: "provider_unavailable",
      retryAfterMs: expect.any(Number),
    });
    expect(reported).toEqual([]);
  });

  test("when there is too little time to store a refresh", async () => {
    await expect(environment()(event, { getRemainingTimeInMillis: () => 5000 })).rejects.toThrow(
      /Set the function's timeout to 30 s/,
    );
    expect(mock.requests()).toEqual([]);
  });
});
