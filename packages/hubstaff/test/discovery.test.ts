import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memorySessions, newSession } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createHubstaff, type Hubstaff, type HubstaffSession, type HubstaffClientOptions } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { fileSessions } from "@tokens/session-file";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createHubstaffMock({ clock });
const server = setupServer(...mock.handlers);
const document = "https://account.hubstaff.com/.well-known/openid-configuration";
const moved = "https://account.hubstaff.com/v2/access_tokens";
const [hour, day] = [3_600_000, 86_400_000];
let directory: string;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  mock.reset();
  directory = await mkdtemp(join(tmpdir(), "tokens-discovery-"));
});
afterEach(async () => {
  server.resetHandlers();
  await rm(directory, { recursive: true });
});
afterAll(() => server.close());

/** A process: nothing of an earlier one is left but the files. */
function start(settings: HubstaffClientOptions = {}): Hubstaff {
  const personalAccessToken = mock.personalAccessToken;
  return createHubstaff({ personalAccessToken, sessions: fileSessions({ directory }), clock, ...settings });
}

const asked = (): number => mock.requests("GET /.well-known/openid-configuration").length;
const tokenRequests = (): number => mock.requests("POST /access_tokens").length;

function publish(changes: object): void {
  const metadata = {
    issuer: "https://account.hubstaff.com",
    authorization_endpoint: "https://account.hubstaff.com/authorizations/new",
    token_endpoint: "https://account.hubstaff.com/access_tokens",
    jwks_uri: "https://account.hubstaff.com/jwks.json",
  };
  server.use(http.get(document, () => HttpResponse.json({ ...metadata, ...changes })));
}

/** Serves the token endpoint at another address, too, and counts its requests. */
function serveAt(url: string): { requests: number } {
  const seen = { requests: 0 };
  server.use(
    http.post(url, async ({ request }) => {
      seen.requests += 1;
      const body = await request.text();
      return fetch("https://account.hubstaff.com/access_tokens", { method: "POST", body, headers: request.headers });
    }),
  );
  return seen;
}

describe("discovery is remembered with the session", () => {
  test("by every process for a week, and then asked again", async () => {
    await start().request("GET /v2/users/me");
    expect(asked()).toBe(1);
    for (let days = 1; days <= 6; days++) {
      await clock.advance(day);
      await start().request("GET /v2/users/me");
    }
    expect([asked(), tokenRequests()]).toEqual([1, 7]);
    await clock.advance(day);
    await start().request("GET /v2/users/me");
    expect([asked(), tokenRequests()]).toEqual([2, 8]);
    await clock.advance(day);
    await start().request("GET /v2/users/me");
    expect(asked()).toBe(2);
    const { discovery } = await start().tokens.session();
    expect(discovery).toEqual({
      metadata: {
        issuer: "https://account.hubstaff.com",
        authorization_endpoint: "https://account.hubstaff.com/authorizations/new",
        token_endpoint: "https://account.hubstaff.com/access_tokens",
        jwks_uri: "https://account.hubstaff.com/jwks.json",
      },
      discoveredAt: clock.now() - day,
    });
  });

  test("and shared by the accounts of a process, however many refresh at once", async () => {
    const { clientId, clientSecret } = mock;
    const login = hubstaffLogin({ clientId, clientSecret, redirectUri: "https://app.example.com/", scopes: [], clock });
    const names = ["ada", "alan", "grace"];
    const app = createHubstaff({ clientId, clientSecret, clock });
    for (const name of names) {
      const { url, checks } = await login.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const { discovery, ...session } = (await login.exchange(callback, checks)).session;
      expect(discovery!.discoveredAt).toBe(clock.now());
      await app.for(name).tokens.save(session);
    }
    expect(asked()).toBe(1);
    await clock.advance(day);
    await Promise.all(names.map((name) => app.for(name).tokens.refresh()));
    expect([asked(), tokenRequests()]).toEqual([2, 6]);
  });

  test.for([[null], [{}], [{ metadata: null }], ["https://account.hubstaff.com"]])(
    "%j counts for nothing",
    async ([stored]) => {
      const hubstaff = start();
      const session = await hubstaff.tokens.session();
      const process = start({ sessions: memorySessions() });
      await process.tokens.save({ ...session, discovery: stored as never });
      expect((await process.tokens.refresh()).discovery).toEqual(session.discovery);
    },
  );

  test("of another issuer counts for nothing", async () => {
    const hubstaff = start({ sessions: memorySessions() });
    const { discovery, ...session } = await hubstaff.tokens.session();
    const other = { ...discovery!.metadata, issuer: "https://account.sandbox.example", token_endpoint: moved };
    const process = start({ sessions: memorySessions() });
    await process.tokens.save(
      newSession<HubstaffSession>({ ...session, discovery: { ...discovery!, metadata: other } }),
    );
    const renewed = await process.tokens.refresh();
    expect(renewed.discovery!.metadata.token_endpoint).toBe("https://account.hubstaff.com/access_tokens");
  });
});

test("a token endpoint that has moved is used from the next discovery on", async () => {
  await start().request("GET /v2/users/me");
  publish({ token_endpoint: moved });
  const there = serveAt(moved);
  await clock.advance(day);
  await start().request("GET /v2/users/me");
  expect(there.requests).toBe(0);
  await clock.advance(6 * day);
  await start().request("GET /v2/users/me");
  await clock.advance(day);
  await start().request("GET /v2/users/me");
  expect(there.requests).toBe(2);
});

describe("a discovery that fails does not break a refresh", () => {
  const answers: Record<string, () => Response> = {
    "a page of Cloudflare": () => new HttpResponse("<html>1010", { status: 403 }),
    "an outage": () => new HttpResponse("down", { status: 503 }),
    "a dropped connection": () => HttpResponse.error(),
    "a redirect": () => HttpResponse.redirect("https://evil.example/openid-configuration"),
    "another issuer": () =>
      HttpResponse.json({ issuer: "https://evil.example", token_endpoint: "https://evil.example/access_tokens" }),
    null: () => HttpResponse.json(null),
    "an endpoint without TLS": () =>
      HttpResponse.json({
        issuer: "https://account.hubstaff.com",
        authorization_endpoint: "https://account.hubstaff.com/authorizations/new",
        token_endpoint: "http://account.hubstaff.com/access_tokens",
        jwks_uri: "https://account.hubstaff.com/jwks.json",
      }),
    "a document without a token endpoint": () => HttpResponse.json({ issuer: "https://account.hubstaff.com" }),
  };

  test.for(Object.entries(answers))(
    "%s: the endpoint known from before is used, else the shipped one",
    async ([, answer]) => {
      server.use(http.get(document, answer));
      const unknowing = start();
      await unknowing.request("GET /v2/users/me");
      expect((await unknowing.tokens.session()).discovery).toBeUndefined();
      server.resetHandlers();
      publish({ token_endpoint: moved });
      const there = serveAt(moved);
      await clock.advance(day);
      await start().request("GET /v2/users/me");
      server.use(http.get(document, answer));
      await clock.advance(8 * day);
      const process = start();
      await process.request("GET /v2/users/me");
      expect(there.requests).toBe(2);
      expect((await process.tokens.session()).discovery!.discoveredAt).toBe(clock.now() - 8 * day);
    },
  );

  test("no answer: it is waited for as long as leaves time for the refresh", async () => {
    const arrived = new Promise<void>((resolve) => {
      server.use(
        http.get(document, () => {
          resolve();
          return new Promise<never>(() => undefined);
        }),
      );
    });
    const call = start().request("GET /v2/users/me");
    await arrived;
    await clock.advance(2499);
    expect(tokenRequests()).toBe(0);
    await clock.advance(1);
    expect((await call).user.id).toBe(11);
    expect(tokenRequests()).toBe(1);
  });

  test("Hubstaff is asked again after an hour, not at every refresh", async () => {
    let attempts = 0;
    server.use(
      http.get(document, () => {
        attempts += 1;
        return new HttpResponse("down", { status: 503 });
      }),
    );
    const hubstaff = start();
    for (let call = 0; call < 3; call++) await hubstaff.tokens.refresh();
    expect([attempts, tokenRequests()]).toEqual([1, 3]);
    await clock.advance(hour);
    await hubstaff.tokens.refresh();
    expect(attempts).toBe(2);
    server.resetHandlers();
    await clock.advance(hour);
    expect((await hubstaff.tokens.refresh()).discovery!.discoveredAt).toBe(clock.now());
  });
});

test("discovery has a name and no token", async () => {
  await start({ http: { headers: { "User-Agent": "acme/1" } } }).request("GET /v2/users/me");
  const agents = mock.requests().map(({ headers }) => headers.get("user-agent"));
  expect(agents).toEqual(["acme/1", "acme/1", "acme/1"]);
  expect(mock.requests("GET /.well-known/openid-configuration")[0]!.headers.get("authorization")).toBeNull();
});
