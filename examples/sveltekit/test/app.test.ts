import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "./browser.ts";

const mock = createHubstaffMock();
const network = setupServer(...mock.handlers);
const directory = await mkdtemp(join(tmpdir(), "example-sveltekit-"));
let openBrowser: () => Browser;

beforeAll(async () => {
  Object.assign(process.env, {
    ORIGIN: "http://app.test",
    SESSIONS_DIRECTORY: directory,
    HUBSTAFF_CLIENT_ID: mock.clientId,
    HUBSTAFF_CLIENT_SECRET: mock.clientSecret,
  });
  network.listen({ onUnhandledFrame: "error" });
  const module = await import("./browser.ts");
  openBrowser = () => new module.Browser();
});
beforeEach(() => mock.reset());
afterAll(async () => {
  network.close();
  await rm(directory, { recursive: true });
});

const whereTo = ({ status, headers }: Response): unknown => [status, headers.get("location")];

test("a user connects an account and lists its projects", async () => {
  const browser = openBrowser();
  expect(whereTo(await browser.projects())).toEqual([303, "/login"]);
  expect(whereTo(await browser.connect())).toEqual([303, "/projects"]);
  expect(await (await browser.projects()).json()).toEqual({ projects: ["Analytical Engine", "Compiler"] });
  expect(whereTo(await openBrowser().projects())).toEqual([303, "/login"]);
});

test("a callback needs the browser that started the login", async () => {
  const toProvider = await openBrowser().login();
  const toApp = await fetch(toProvider.headers.get("location")!, { redirect: "manual" });
  expect(whereTo(await openBrowser().callback(toApp.headers.get("location")!))).toEqual([303, "/login"]);
  expect(mock.requests("POST /access_tokens")).toHaveLength(0);
});

test("an expired token is refreshed once for concurrent requests", async () => {
  const browser = openBrowser();
  await browser.connect();
  mock.expireAccessTokens();
  const responses = await Promise.all(Array.from({ length: 10 }, () => browser.projects()));
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(mock.requests("POST /access_tokens")).toHaveLength(2);
});

test("a revoked grant leads to a new login, which works", async () => {
  const browser = openBrowser();
  await browser.connect();
  mock.revoke();
  expect(whereTo(await browser.projects())).toEqual([303, "/login"]);
  await browser.connect();
  expect((await browser.projects()).status).toBe(200);
});

test("an outage is a 503 that says when to try again", async () => {
  const browser = openBrowser();
  await browser.connect();
  mock.expireAccessTokens();
  mock.failNext({ route: "POST /access_tokens", status: 503, headers: { "retry-after": "120" } });
  const failed = await browser.projects();
  expect([failed.status, failed.headers.get("retry-after")]).toEqual([503, "120"]);
});

test("a disconnected account is gone", async () => {
  const browser = openBrowser();
  await browser.connect();
  expect(whereTo(await browser.disconnect())).toEqual([303, "/login"]);
  expect(whereTo(await browser.projects())).toEqual([303, "/login"]);
});
