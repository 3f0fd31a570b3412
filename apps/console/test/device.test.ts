import { testClock, type TestClock } from "@tokens/core/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

const form = "/connect/oauth/device?server=github";

let at: Fixture;
let one: Visitor;
let clock: TestClock;
/** Requests of the console to the server. */
let sent: string[];
beforeEach(async () => {
  clock = testClock(Date.now());
  sent = [];
  const counting: typeof fetch = async (input, init) => {
    sent.push(new URL(input instanceof Request ? input.url : String(input)).pathname);
    return fetch(input, init);
  };
  at = await openFixture({ clock, fetch: counting });
  one = await signedIn(at.console.link());
});
afterEach(() => at.close());

/** Starts a login and returns the page with its code. */
async function start(): Promise<string> {
  const { status, headers } = await one.post(form, { account: "tv" });
  expect([status, headers.get("location")]).toEqual([303, "/device"]);
  return (await one.get("/device")).text;
}

/** Lets the console ask the server `times` times, which it does every five seconds. */
async function polls(times: number): Promise<void> {
  const before = sent.length;
  await clock.advance(times * 5000);
  await expect.poll(() => sent.length - before).toBeGreaterThanOrEqual(1);
}

test("shows address and code, waits without scripts, and ends on the account page", async () => {
  const page = await start();
  expect(page).toMatch(/<code>[0-9A-F]{8}<\/code>/);
  expect(page).toContain('<noscript><meta http-equiv="refresh" content="3" /></noscript>');
  expect(page).toMatch(/The code expires\s+<time/);
  await polls(1);
  expect((await one.get("/device")).status).toBe(200);

  await fetch(/href="(http[^"]*verify[^"]*\?[^"]*)"/.exec(page)![1]!.replaceAll("&amp;", "&"));
  await polls(1);
  await expect.poll(async () => (await one.get("/device")).status).toBe(303);
  const keys = (await Array.fromAsync(at.store.sessions.list())).map(({ key }) => at.pathOf(key));
  expect(keys).toEqual([(await one.get("/device")).headers.get("location")]);
  const account = await one.get(keys[0]!);
  expect(account.text).toContain("Connected github/tv.");
  expect(account.text).toContain("Log in with a code on another device");
});

test("ends with what is wrong, and a way to start again", async () => {
  await start();
  await clock.advance(11 * 60_000);
  await expect.poll(async () => (await one.get("/device")).text).toContain("has expired");
  const { text } = await one.get("/device");
  expect(text).toContain("Start again to get a new code.");
  expect(text).toContain(`href="${form}"`);
  expect(text).not.toContain("<noscript>");
  expect(await Array.fromAsync(at.store.sessions.list())).toEqual([]);
});

test("asks a server no longer than half an hour, however long its code is valid", async () => {
  await at.close();
  const patient: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const body: unknown = await response.json();
    const text = JSON.stringify(Object.assign({}, body, { expires_in: 1e6, interval: 600 }));
    return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
  };
  at = await openFixture({ clock, fetch: patient });
  one = await signedIn(at.console.link());
  await start();
  expect(clock.sleeping).toBe(2);
  const ended = clock.now() + 31 * 60_000;
  await expect
    .poll(async () => (await clock.advance(60_000), (await one.get("/device")).text), { timeout: 20_000 })
    .toContain("Nobody entered the code at GitHub within 30 minutes.");
  expect(clock.now()).toBeGreaterThan(ended - 2 * 60_000);
  expect(clock.sleeping).toBe(0);
});

test.for([
  ["the person cancels", async (): Promise<void> => void (await one.post("/device/cancel"))],
  ["the browser signs out", async (): Promise<void> => void (await one.post("/sign-out"))],
  ["the console closes", (): Promise<void> => at.console.close()],
] as const)("stops asking when %s", async ([, end]) => {
  await start();
  await polls(1);
  await end();
  const before = sent.length;
  await clock.advance(60_000);
  expect([sent.length, clock.sleeping]).toEqual([before, 0]);
  expect(at.errors).toEqual([]);
});

test("replaces the login before it, and shows nothing to a browser without one", async () => {
  await start();
  const sleeping = clock.sleeping;
  await start();
  expect(clock.sleeping).toBe(sleeping);
  const other = await signedIn(at.console.link());
  expect((await other.get("/device")).headers.get("location")).toBe("/connect");
});
