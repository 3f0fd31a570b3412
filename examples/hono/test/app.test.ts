import { createOAuthMock } from "@tokens/oauth/msw";
import { google } from "@tokens/oauth/servers/google";
import { generateEncryptionKey } from "@tokens/session-cookie";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import worker from "../src/worker.ts";

const origin = "https://app.test";
const mock = createOAuthMock({ server: google });
const network = setupServer(...mock.handlers);
const env = {
  GOOGLE_CLIENT_ID: mock.clientId,
  GOOGLE_CLIENT_SECRET: mock.clientSecret,
  SESSION_KEYS: JSON.stringify([generateEncryptionKey()]),
};

beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => network.close());

/** A browser that keeps cookies and does not follow redirects. */
function openBrowser() {
  const cookies = new Map<string, string>();
  async function send(url: string, init: RequestInit = {}, others = {}): Promise<Response> {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const request = new Request(new URL(url, origin), { ...init, headers: { ...others, cookie } });
    const response = await worker.fetch(request, env);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  const submit = (url: string, from = origin): Promise<Response> =>
    send(url, { method: "POST", body: new URLSearchParams() }, { origin: from });
  async function logIn(): Promise<Response> {
    const toGoogle = await submit("/login");
    const toApp = await fetch(toGoogle.headers.get("location")!, { redirect: "manual" });
    return send(toApp.headers.get("location")!);
  }
  return { cookies, visit: send, submit, logIn };
}

const whereTo = ({ status, headers }: Response): unknown => [status, headers.get("location")];

test("a visitor logs in and lists files", async () => {
  const browser = openBrowser();
  expect(whereTo(await browser.visit("/files"))).toEqual([303, "/login"]);
  expect(whereTo(await browser.logIn())).toEqual([303, "/files"]);
  expect([...browser.cookies.keys()]).toEqual(["__Host-sessions"]);
  expect(await (await browser.visit("/files")).json()).toEqual({
    about: { method: "GET", url: "https://www.googleapis.com/drive/v3/about?fields=user" },
    files: { method: "GET", url: "https://www.googleapis.com/drive/v3/files?fields=files(name)" },
  });
});

test("a login needs a form of this site, and a callback the browser that started it", async () => {
  const [browser, another] = [openBrowser(), openBrowser()];
  expect((await browser.submit("/login", "https://evil.example")).status).toBe(403);
  const toGoogle = await browser.submit("/login");
  const toApp = await fetch(toGoogle.headers.get("location")!, { redirect: "manual" });
  expect(whereTo(await another.visit(toApp.headers.get("location")!))).toEqual([303, "/login"]);
  expect(mock.requests("token")).toHaveLength(0);
});

test("an expired token is refreshed once for the calls of a request, and the browser keeps the new one", async () => {
  const browser = openBrowser();
  await browser.logIn();
  mock.expireAccessTokens();
  expect((await browser.visit("/files")).status).toBe(200);
  expect((await browser.visit("/files")).status).toBe(200);
  expect(mock.requests("token")).toHaveLength(2);
});

test("concurrent requests each refresh, which Google permits", async () => {
  const browser = openBrowser();
  await browser.logIn();
  mock.expireAccessTokens();
  const responses = await Promise.all([browser.visit("/files"), browser.visit("/files")]);
  expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  expect((await browser.visit("/files")).status).toBe(200);
  expect(mock.requests("token")).toHaveLength(3);
});

test("a revoked grant leads to a new login, which works", async () => {
  const browser = openBrowser();
  await browser.logIn();
  mock.revoke();
  expect(whereTo(await browser.visit("/files"))).toEqual([303, "/login"]);
  await browser.logIn();
  expect((await browser.visit("/files")).status).toBe(200);
});

test("an outage is a 503 that says when to try again", async () => {
  const browser = openBrowser();
  await browser.logIn();
  mock.expireAccessTokens();
  mock.failNext({ route: "token", status: 503, headers: { "retry-after": "120" } });
  const failed = await browser.visit("/files");
  expect([failed.status, failed.headers.get("retry-after")]).toEqual([503, "120"]);
});

test("a logout deletes the cookie", async () => {
  const browser = openBrowser();
  await browser.logIn();
  await browser.submit("/logout");
  expect([...browser.cookies.keys()]).toEqual([]);
});
