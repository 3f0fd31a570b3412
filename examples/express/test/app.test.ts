import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createHubstaff } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApp } from "../src/app.ts";
import { openBrowser, origin, type Browser } from "./browser.ts";

const mock = createHubstaffMock();
const network = setupServer(...mock.handlers, http.all("http://127.0.0.1:*/*", passthrough));
const tokenRequests = (): number => mock.requests("POST /access_tokens").length;
let browser: Browser;
let another: Browser;

beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
afterAll(() => network.close());
beforeEach(async () => {
  mock.reset();
  const { clientId, clientSecret } = mock;
  const sessions = sqliteSessions(":memory:");
  const app = createApp({
    hubstaff: createHubstaff({ clientId, clientSecret, sessions }),
    login: hubstaffLogin({ clientId, clientSecret, redirectUri: `${origin}/callback` }),
    origin,
    secret: "for tests only",
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  [browser, another] = [openBrowser(url), openBrowser(url)];
  return async () => {
    server.closeAllConnections();
    server.close();
    await sessions.close();
  };
});

test("a user connects an account and lists its projects", async () => {
  const before = await browser.visit("/projects");
  expect([before.status, before.headers.get("location")]).toEqual([303, "/login"]);
  expect(await (await browser.visit("/login")).text()).toContain("Connect Hubstaff");
  const connected = await browser.connect();
  expect([connected.status, connected.headers.get("location")]).toEqual([303, "/projects"]);
  expect(await (await browser.visit("/projects")).json()).toEqual(["Analytical Engine", "Compiler"]);
});

test("each user has an account", async () => {
  await browser.connect();
  expect((await another.visit("/projects")).status).toBe(303);
});

test("a login needs a form of this site, and a callback the browser that started it", async () => {
  expect((await browser.submit("/login", "https://evil.example")).status).toBe(403);
  const toProvider = await browser.submit("/login");
  const toApp = await fetch(toProvider.headers.get("location")!, { redirect: "manual" });
  const stolen = await another.visit(toApp.headers.get("location")!);
  expect([stolen.status, stolen.headers.get("location")]).toEqual([303, "/login"]);
  expect(tokenRequests()).toBe(0);
});

test("an expired token is refreshed once for concurrent requests", async () => {
  await browser.connect();
  mock.expireAccessTokens();
  const responses = await Promise.all(Array.from({ length: 10 }, () => browser.visit("/projects")));
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(tokenRequests()).toBe(2);
  expect(mock.reuses()).toBe(0);
});

test("a revoked grant leads to a new login, which works", async () => {
  await browser.connect();
  mock.revoke();
  const refused = await browser.visit("/projects");
  expect([refused.status, refused.headers.get("location")]).toEqual([303, "/login"]);
  await browser.connect();
  expect((await browser.visit("/projects")).status).toBe(200);
});

test("an outage is a 503 that says when to try again", async () => {
  await browser.connect();
  mock.expireAccessTokens();
  mock.failNext({ route: "POST /access_tokens", status: 503, headers: { "retry-after": "120" } });
  const failed = await browser.visit("/projects");
  expect([failed.status, failed.headers.get("retry-after")]).toEqual([503, "120"]);
});

test("a disconnected account is gone", async () => {
  await browser.connect();
  await browser.submit("/disconnect");
  expect((await browser.visit("/projects")).status).toBe(303);
});
