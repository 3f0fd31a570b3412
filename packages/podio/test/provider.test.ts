import { inspect } from "node:util";
import { memorySessions, newSession } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import {
  createPodio,
  keepAlive,
  SecondFactorRequiredError,
  type Podio,
  type PodioSession,
  type PodioClientOptions,
} from "@tokens/podio";
import { importSession } from "@tokens/podio/import";
import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock: TestClock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);
const tokenUrl = "https://api.podio.com/oauth/token/v2";
const hour = 3_600_000;
const day = 24 * hour;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function podio(settings: PodioClientOptions = {}): Podio {
  return createPodio({
    clientId: mock.clientId,
    clientSecret: mock.clientSecret,
    clock,
    http: { retry: 0 },
    ...settings,
  });
}
const app111 = (settings?: PodioClientOptions) => podio(settings).app(111, "app-token-111");
const getItem = { item_id: 555 };
const grantTypes = (): unknown[] =>
  mock.tokenRequests().map(({ body }) => (JSON.parse(body) as { grant_type: string }).grant_type);

describe("grants", () => {
  test("an app: JSON at v2, ids as numbers, no Authorization header; calls use the OAuth2 scheme", async () => {
    const { app_item_id } = await app111().request("GET /item/{item_id}", getItem);
    expect(app_item_id).toBe(1);
    const [request] = mock.requests("POST /oauth/token/v2");
    expect(JSON.parse(request!.body)).toEqual({
      grant_type: "app",
      app_id: 111,
      app_token: "app-token-111",
      client_id: "harness-client",
      client_secret: "harness-secret",
    });
    expect(request!.headers.get("authorization")).toBeNull();
    expect(mock.requests().at(-1)!.headers.get("authorization")).toMatch(/^OAuth2 \S+$/);
  });

  test("the older endpoint takes a form, with spaces as plus signs", async () => {
    const older = podio({ tokenUrl: "https://api.podio.com/oauth/token" });
    await older.user({ username: "User@Example.com", password: "pa ss+w&rd" }).tokens.accessToken();
    const [request] = mock.requests("POST /oauth/token");
    expect(request!.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(request!.body).toContain("password=pa+ss%2Bw%26rd");
  });

  test("a session keeps who logged in and how, for 28 days", async () => {
    const session = await app111().tokens.session();
    expect(session).toMatchObject({
      ref: { type: "app", id: 111 },
      authType: { type: "app", identifier: "111" },
      scope: "global:all",
    });
    expect(session.expiresAt! - session.obtainedAt).toBe(8 * hour);
    expect(session.refreshTokenExpiresAt! - session.obtainedAt).toBe(28 * day);
    const client = app111();
    await client.tokens.session();
    const refreshed = await client.tokens.refresh();
    expect(refreshed).toMatchObject({ ref: { type: "app", id: 111 }, authType: { type: "app", identifier: "111" } });
  });

  test("a response without a scope or a ref is accepted", async () => {
    server.use(http.post(tokenUrl, () => HttpResponse.json({ access_token: "a", expires_in: "28800" })));
    const session = await app111().tokens.session();
    expect([session.scope, session.ref, session.expiresAt! - session.obtainedAt]).toEqual([
      undefined,
      undefined,
      8 * hour,
    ]);
  });

  test("a login as a different app than requested is a configuration error", async () => {
    server.use(http.post(tokenUrl, () => HttpResponse.json({ access_token: "a", ref: { type: "app", id: 112 } })));
    await expect(app111().tokens.session()).rejects.toMatchObject({ code: "provider_configuration" });
  });

  test.for<[string, () => unknown, RegExp]>([
    [
      "no key",
      () => createPodio({ clientId: undefined, clientSecret: "s" }),
      /clientId must be a non-empty string, not undefined\..*settings\/api/,
    ],
    ["no app token", () => podio().app(111, " "), /appToken must be a non-empty string, not a blank string/],
    ["an invalid app id", () => podio().app(Number.NaN, "t"), /An app id is a whole number/],
    [
      "no password",
      () => podio().user({ username: "u", password: "" }),
      /password must be a non-empty string, not an empty string/,
    ],
    ["plain http", () => podio({ apiUrl: "http://api.podio.com" }), /https only/],
  ])("%s is rejected at once", ([, make, message]) => {
    expect(make).toThrow(
      expect.objectContaining({ code: "provider_configuration", message: expect.stringMatching(message) as string }),
    );
  });

  test.for<[string, unknown, RegExp]>([
    ["nothing", undefined, /^createPodio\(\) takes an object of options, not undefined: call createPodio\(\{/],
    ["null", null, /not null/],
    ["a string", "client-id", /not a string/],
    ["an empty object", {}, /^clientId must be a non-empty string, not undefined\./],
    ["a number as a secret", { clientId: "c", clientSecret: 5 }, /^clientSecret must be a string, not a number\.$/],
    ["a blank access token", { accessToken: " " }, /^accessToken must be a non-empty string, not a blank string\./],
  ])("createPodio() with %s from plain JavaScript is rejected by name", ([, options, message]) => {
    expect(() => createPodio(options as never)).toThrow(
      expect.objectContaining({ code: "provider_configuration", message: expect.stringMatching(message) as string }),
    );
  });

  test("token requests carry the package's user agent, or the client's own", async () => {
    await app111().tokens.session();
    await app111({ http: { headers: { "User-Agent": "acme/1" } } }).tokens.session();
    expect(mock.tokenRequests().map(({ headers }) => headers.get("user-agent"))).toEqual([
      expect.stringMatching(/^tokens-podio\/\d/),
      "acme/1",
    ]);
  });

  test("a bare access token is used until Podio refuses it, and is never refreshed", async () => {
    const accessToken = await app111().tokens.accessToken();
    const bare = createPodio({ accessToken, clock });
    expect((await bare.request("GET /item/{item_id}", getItem)).item_id).toBe(555);
    mock.expireAccessTokens();
    await expect(bare.request("GET /item/{item_id}", getItem)).rejects.toMatchObject({ reason: "not_refreshable" });
  });
});

describe("a second factor", () => {
  beforeEach(() => mock.requireSecondFactor());

  test("is requested by a typed error, never stored as an empty session", async () => {
    const sessions = memorySessions<PodioSession>();
    const client = podio({ sessions }).user(mock);
    const error: unknown = await client.tokens.session().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SecondFactorRequiredError);
    expect(error).toMatchObject({ code: "reauthorization_required", providerCode: "second_factor_required" });
    expect(await sessions.get(client.tokens.key)).toBeUndefined();
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/pa ss/);
  });

  test("completes the login, also after a wrong code, and is not needed for a refresh", async () => {
    const client = podio().user(mock);
    const error = (await client.tokens.session().catch((reason: unknown) => reason)) as SecondFactorRequiredError;
    await expect(error.complete({ otp: "000000" })).rejects.toMatchObject({ providerCode: "invalid_second_factor" });
    await client.tokens.save(await error.complete({ otp: mock.otp }));
    expect((await client.request("GET /user")).user_id).toBe(999_999);
    expect((await client.tokens.session()).authType).toEqual({ type: "password", identifier: "user@example.com" });
    await client.tokens.refresh();
    expect((await client.request("GET /user/status")).inbox_new).toBe(1);
    await expect(error.complete({ recoveryCode: "recovery-123456" })).rejects.toMatchObject({
      providerCode: "nonce_validation_error",
    });
  });
});

describe("sessions", () => {
  test("the key holds the kind of credential and its identifier", () => {
    const one = podio();
    expect(one.app(111, "t").tokens.key).toBe("podio:api.podio.com:harness-client:app:111");
    expect(one.user({ username: "Ada@Example.com", password: "p" }).tokens.key).toBe(
      "podio:api.podio.com:harness-client:user:ada@example.com",
    );
    expect(one.for("alice").tokens.key).toBe("podio:api.podio.com:harness-client:code:alice");
    expect(one.app(111, "t")).toBe(one.app(111, "t"));
    expect(one.for("alice").for("bob")).toBe(one.for("bob"));
  });

  test("apps, users and logins never share a session", async () => {
    const one = podio({ sessions: memorySessions<PodioSession>() });
    const [a, b, user] = [one.app(111, "app-token-111"), one.app(222, "app-token-222"), one.user(mock)];
    const seen = await Promise.all([a, b, user].map((client) => client.request("GET /item/{item_id}", getItem)));
    expect(seen.map(({ app }) => app!.app_id)).toEqual([111, 222, 111]);
    mock.expireAccessTokens();
    const refs = await Promise.all([b, user, a].map(async (client) => (await client.tokens.refresh()).ref));
    expect(refs).toEqual([
      { type: "app", id: 222 },
      { type: "user", id: 999_999 },
      { type: "app", id: 111 },
    ]);
    await expect(a.request("GET /app/{app_id}", { app_id: 222 })).rejects.toMatchObject({ status: 403 });
  });

  test("a restored session is refreshed under the same key", async () => {
    const sessions = memorySessions<PodioSession>();
    await app111({ sessions }).tokens.session();
    const restored = app111({ sessions });
    const { accessToken } = await restored.tokens.refresh();
    expect((await sessions.get(restored.tokens.key))?.accessToken).toBe(accessToken);
  });

  test("an idle process that ends does not overwrite a newer session", async () => {
    const sessions = memorySessions<PodioSession>();
    const idle = app111({ sessions });
    await idle.tokens.session();
    const { accessToken } = await app111({ sessions }).tokens.refresh();
    await idle.tokens.close();
    expect((await sessions.get(idle.tokens.key))?.accessToken).toBe(accessToken);
  });

  test("two processes with one expired session refresh it once", async () => {
    const sessions = memorySessions<PodioSession>();
    const [one, two] = [app111({ sessions }), app111({ sessions })];
    await one.tokens.session();
    await two.tokens.session();
    await clock.advance(9 * hour);
    const answers = await Promise.all([one, two].map((client) => client.request("GET /item/{item_id}", getItem)));
    expect(answers.map(({ item_id }) => item_id)).toEqual([555, 555]);
    expect([grantTypes(), mock.reuses()]).toEqual([["app", "refresh_token"], 0]);
  });

  test("an expired token does not count as authenticated, and a blank import is rejected", async () => {
    const client = podio().for("alice");
    expect(await client.tokens.isAuthenticated()).toBe(false);
    expect(() => importSession(JSON.stringify({ access_token: "", refresh_token: null }))).toThrow(/blank/);
    await client.tokens.save(newSession({ accessToken: "a", obtainedAt: 1, expiresAt: clock.now() - 1 }));
    expect(await client.tokens.isAuthenticated()).toBe(false);
  });

  test("a stored session is used in the next run without a new login", async () => {
    const sessions = memorySessions<PodioSession>();
    for (let run = 0; run < 3; run++) await app111({ sessions }).request("GET /item/{item_id}", getItem);
    expect(mock.tokenRequests()).toHaveLength(1);
  });

  test("a logout deletes the session", async () => {
    const sessions = memorySessions<PodioSession>();
    const client = app111({ sessions });
    await client.tokens.session();
    await client.tokens.logout();
    expect(await sessions.get(client.tokens.key)).toBeUndefined();
  });
});

describe("refresh", () => {
  test("an expired token leads to one refresh and one replay; a second 401 is thrown", async () => {
    const client = app111();
    await client.tokens.session();
    server.use(
      http.get("https://api.podio.com/item/555", () =>
        HttpResponse.json({ error: "unauthorized", error_description: "expired_token" }, { status: 401 }),
      ),
    );
    await expect(client.request("GET /item/{item_id}", getItem)).rejects.toMatchObject({
      name: "PodioError",
      status: 401,
      providerCode: "unauthorized",
      detail: "expired_token",
    });
    expect(grantTypes()).toEqual(["app", "refresh_token"]);
  });

  test.for<[string, () => Response, number]>([
    [
      "expired_token",
      () => HttpResponse.json({ error: "unauthorized", error_description: "expired_token" }, { status: 401 }),
      2,
    ],
    ["invalid_token", () => HttpResponse.json({ error: "invalid_token" }, { status: 401 }), 2],
    ["unauthorized", () => HttpResponse.json({ error: "unauthorized", error_description: "no" }, { status: 401 }), 1],
    ["invalid_request", () => HttpResponse.json({ error: "invalid_request" }, { status: 401 }), 1],
    ["HTML", () => new HttpResponse("<html>", { status: 401 }), 2],
  ])("a 401 with %s is thrown", async ([, answer, requests]) => {
    const client = app111();
    server.use(http.get("https://api.podio.com/item/555", answer));
    await expect(client.request("GET /item/{item_id}", getItem)).rejects.toMatchObject({ status: 401 });
    expect(mock.tokenRequests()).toHaveLength(requests);
  });

  test("twenty calls with an expired token make one refresh", async () => {
    const client = app111();
    await client.tokens.session();
    mock.expireAccessTokens();
    await Promise.all(Array.from({ length: 20 }, () => client.request("GET /item/{item_id}", getItem)));
    expect(grantTypes()).toEqual(["app", "refresh_token"]);
  });

  test("a token is refreshed before it expires", async () => {
    const client = app111();
    await client.tokens.session();
    await clock.advance(8 * hour - 20_000);
    await client.request("GET /item/{item_id}", getItem);
    expect(mock.requests("GET /item/{item_id}")).toHaveLength(1);
    expect(grantTypes()).toEqual(["app", "refresh_token"]);
  });

  test("a dead refresh token: apps and users authenticate again, a login needs a person and keeps its stored session", async () => {
    for (const client of [app111(), podio().user(mock)]) {
      await client.tokens.session();
      mock.revoke();
      expect((await client.request("GET /item/{item_id}", getItem)).item_id).toBe(555);
    }
    const sessions = memorySessions<PodioSession>();
    const alice = podio({ sessions }).for("alice");
    const session = await podio().user(mock).tokens.session();
    await alice.tokens.save(session);
    mock.revoke();
    await expect(alice.request("GET /user")).rejects.toMatchObject({
      code: "reauthorization_required",
      providerCode: "invalid_grant",
    });
    expect((await sessions.get(alice.tokens.key))?.refreshToken).toBe(session.refreshToken);
  });

  test.for<[string, () => Response, object]>([
    [
      "401 invalid_client",
      () => HttpResponse.json({ error: "invalid_client", error_description: "no" }, { status: 401 }),
      { code: "provider_configuration", providerCode: "invalid_client" },
    ],
    [
      "420",
      () => HttpResponse.json({ error: "rate_limit" }, { status: 420 }),
      { code: "provider_unavailable", retryable: true, status: 420 },
    ],
    [
      "503",
      () => new HttpResponse("<html>", { status: 503 }),
      { code: "provider_unavailable", retryable: true, status: 503 },
    ],
    ["a dropped connection", () => HttpResponse.error(), { code: "provider_unavailable", outcomeUnknown: true }],
  ])("a refresh that fails with %s keeps the tokens, and settles", async ([, answer, outcome]) => {
    const sessions = memorySessions<PodioSession>();
    const client = app111({ sessions, deadlineMs: 100 });
    const before = await client.tokens.session();
    mock.expireAccessTokens();
    server.use(http.post(tokenUrl, answer));
    await expect(client.request("GET /item/{item_id}", getItem)).rejects.toMatchObject(outcome);
    expect((await sessions.get(client.tokens.key))?.refreshToken).toBe(before.refreshToken);
    server.resetHandlers();
    await client.tokens.refresh();
    expect((await client.request("GET /item/{item_id}", getItem)).item_id).toBe(555);
  });

  test("the refresh token's lifetime in the response takes precedence over 28 days", async () => {
    server.use(
      http.post(tokenUrl, () =>
        HttpResponse.json({ access_token: "a", refresh_token: "r", expires_in: 60, refresh_token_expires_in: 3600 }),
      ),
    );
    const { obtainedAt, refreshTokenExpiresAt } = await app111().tokens.session();
    expect(refreshTokenExpiresAt).toBe(obtainedAt + hour);
  });

  test("a refresh that fails with 401 expired_token is a dead grant: the app authenticates again", async () => {
    const client = app111();
    await client.tokens.session();
    mock.expireAccessTokens();
    const dead = HttpResponse.json({ error: "unauthorized", error_description: "expired_token" }, { status: 401 });
    server.use(http.post(tokenUrl, () => dead, { once: true }));
    expect((await client.request("GET /item/{item_id}", getItem)).item_id).toBe(555);
    expect(grantTypes()).toEqual(["app", "app"]);
  });

  test("keepAlive() refreshes before the 28 days are over, and an imported session at once", async () => {
    const alice = podio().for("alice");
    await alice.tokens.save(await podio().user(mock).tokens.session());
    await keepAlive(alice);
    expect(grantTypes()).toEqual(["password"]);
    await clock.advance(20 * day);
    await keepAlive(alice);
    await clock.advance(27 * day);
    const { refreshTokenExpiresAt } = await keepAlive(alice);
    expect(refreshTokenExpiresAt! - clock.now()).toBe(28 * day);
    await clock.advance(29 * day);
    await expect(keepAlive(alice)).rejects.toMatchObject({ reason: "expired" });
    const bob = podio().for("bob");
    const { accessToken, refreshToken } = await podio().user(mock).tokens.session();
    await bob.tokens.save(importSession(JSON.stringify({ access_token: accessToken, refresh_token: refreshToken })));
    expect((await keepAlive(bob)).refreshTokenExpiresAt).toBe(clock.now() + 28 * day);
  });
});

test("no secret appears in a client, its events or its errors", async () => {
  const entered = podio();
  const client = entered.app(111, "app-token-111");
  const seen: unknown[] = [entered, client, client.tokens, client.http];
  client.tokens.on((event) => seen.push(event));
  const session = await client.tokens.session();
  server.use(
    http.get("https://api.podio.com/item/555", ({ request }) =>
      HttpResponse.json({ error: "boom", request: { body: request.headers.get("authorization") } }, { status: 500 }),
    ),
  );
  seen.push(await client.request("GET /item/{item_id}", getItem).catch((error: unknown) => error));
  mock.revoke();
  server.use(
    http.post(tokenUrl, async ({ request }) =>
      HttpResponse.json({ error: "invalid_grant", error_description: await request.text() }, { status: 400 }),
    ),
  );
  seen.push(await client.tokens.refresh().catch((error: unknown) => error));
  const text = seen.map((one) => inspect(one, { depth: 12 }) + ((one as Error).stack ?? "")).join("\n");
  for (const secret of [session.accessToken, session.refreshToken!, "app-token-111", "harness-secret"])
    expect(text).not.toContain(secret);
});
