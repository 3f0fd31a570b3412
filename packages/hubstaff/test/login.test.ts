import { createHubstaff } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { testClock } from "@tokens/core/testing";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const { clientId, clientSecret } = mock;
const redirectUri = "https://app.example.com/callback?tenant=7";
const discovery = "GET /.well-known/openid-configuration";
const day = 24 * 3_600_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const app = { clientId, clientSecret, redirectUri };

/** What the browser does: follows the authorization URL to the callback. */
async function visit(url: string): Promise<string> {
  const response = await fetch(url, { redirect: "manual" });
  return response.headers.get("location")!;
}

test("a whole login, whose session is then used and refreshed", async () => {
  const login = hubstaffLogin(app);
  const { url, checks } = await login.authorizationUrl();
  const query = new URL(url).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid hubstaff:read hubstaff:write",
    state: checks.state,
    nonce: checks.nonce,
    code_challenge_method: "S256",
  });
  expect(url).toContain("scope=openid%20hubstaff%3Aread");
  expect(JSON.parse(JSON.stringify(checks))).toEqual(checks);

  const { session } = await login.exchange(await visit(url), checks);
  expect(session.expiresAt! - session.obtainedAt).toBe(day);
  const hubstaff = createHubstaff({ clientId, clientSecret }).for("alice");
  await hubstaff.tokens.save(session);
  expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
  mock.expireAccessTokens();
  expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
  const requests = mock.requests("POST /access_tokens").map(({ headers }) => headers);
  expect(requests.map((headers) => headers.get("authorization")?.split(" ")[0])).toEqual(["Basic", "Basic"]);
  for (const headers of requests) expect(headers.get("user-agent")).toMatch(/^tokens-hubstaff\//);
});

test("lifetimes are read as at a refresh", async () => {
  const clock = testClock();
  const login = hubstaffLogin({ ...app, scopes: ["hubstaff:read"], clock });
  const { url, checks } = await login.authorizationUrl();
  const answer = { access_token: "a", token_type: "bearer", expires_in: 1e308, refresh_token: "r" };
  server.use(
    http.post("https://account.hubstaff.com/access_tokens", () =>
      HttpResponse.json({ ...answer, refresh_token_expires_in: 60 }),
    ),
  );
  const { session } = await login.exchange(await visit(url), checks);
  expect(session).not.toHaveProperty("expiresAt");
  expect(session.refreshTokenExpiresAt).toBe(clock.now() + 60_000);
});

describe("discovery", () => {
  test("is asked once a week", async () => {
    const clock = testClock();
    const login = hubstaffLogin({ ...app, clock });
    await login.authorizationUrl();
    await login.authorizationUrl();
    await clock.advance(6 * day);
    await login.authorizationUrl();
    expect(mock.requests(discovery)).toHaveLength(1);
    await clock.advance(2 * day);
    await login.authorizationUrl();
    expect(mock.requests(discovery)).toHaveLength(2);
  });

  test("that fails, or names another issuer, does not stop a login", async () => {
    for (const answer of [
      () => new HttpResponse("down", { status: 503 }),
      () => HttpResponse.json({ issuer: "https://evil.example" }),
    ]) {
      server.use(http.get("https://account.hubstaff.com/.well-known/openid-configuration", answer));
      const login = hubstaffLogin(app);
      const { url, checks } = await login.authorizationUrl();
      expect(new URL(url).origin).toBe("https://account.hubstaff.com");
      expect((await login.exchange(await visit(url), checks)).session.refreshToken).toBeTruthy();
    }
  });
});

describe("refusals", () => {
  test("the user's", async () => {
    const login = hubstaffLogin(app);
    const { checks } = await login.authorizationUrl();
    const callback = `https://app.example.com/callback?error=access_denied&state=${checks.state}`;
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({
      code: "reauthorization_required",
      providerCode: "access_denied",
    });
  });

  test("a callback of another login", async () => {
    const login = hubstaffLogin(app);
    const [mine, other] = [await login.authorizationUrl(), await login.authorizationUrl()];
    await expect(login.exchange(await visit(other.url), mine.checks)).rejects.toThrow(/does not belong to this login/);
    expect(mock.requests("POST /access_tokens")).toHaveLength(0);
  });

  test("a code used twice", async () => {
    const login = hubstaffLogin(app);
    const { url, checks } = await login.authorizationUrl();
    const callback = await visit(url);
    await login.exchange(callback, checks);
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({
      code: "reauthorization_required",
      providerCode: "invalid_grant",
    });
  });

  test("another verifier, another nonce", async () => {
    const login = hubstaffLogin(app);
    for (const change of [{ codeVerifier: "x".repeat(43) }, { nonce: "another" }]) {
      const { url, checks } = await login.authorizationUrl();
      await expect(login.exchange(await visit(url), { ...checks, ...change })).rejects.toMatchObject({
        code: "reauthorization_required",
      });
    }
  });

  test("an id_token that another key has signed", async () => {
    const forger = createHubstaffMock();
    const login = hubstaffLogin(app);
    const { url, checks } = await login.authorizationUrl();
    const forgedKeys = forger.handlers.at(3)!;
    server.use(forgedKeys);
    await expect(login.exchange(await visit(url), checks)).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test("a wrong secret is a wrong configuration", async () => {
    const login = hubstaffLogin({ ...app, clientSecret: "wrong" });
    const { url, checks } = await login.authorizationUrl();
    await expect(login.exchange(await visit(url), checks)).rejects.toMatchObject({ code: "provider_configuration" });
  });

  test("a token that no header can carry is told as such", async () => {
    const login = hubstaffLogin({ ...app, scopes: ["hubstaff:read"] });
    const { url, checks } = await login.authorizationUrl();
    const answer = { access_token: "a\nb", token_type: "bearer" };
    server.use(http.post("https://account.hubstaff.com/access_tokens", () => HttpResponse.json(answer)));
    await expect(login.exchange(await visit(url), checks)).rejects.toMatchObject({ code: "invalid_token_response" });
  });

  test("no answer may come later", async () => {
    const login = hubstaffLogin(app);
    const { url, checks } = await login.authorizationUrl();
    const callback = await visit(url);
    mock.failNext({ route: "POST /access_tokens", drop: true });
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({
      code: "provider_unavailable",
      retryable: true,
    });
  });
});

test.for<[string, unknown, RegExp]>([
  ["nothing", undefined, /^hubstaffLogin\(\) takes an object of options, not undefined/],
  ["no redirectUri", { clientId, clientSecret }, /^redirectUri must be a non-empty string, not undefined/],
  ["no secret", { clientId, redirectUri }, /^clientSecret must be a non-empty string, not undefined/],
  ["scopes in one string", { ...app, scopes: "openid" }, /^scopes must be an array of strings, not a string/],
])("%s is refused at once", ([, options, message]) => {
  const refusal = { code: "provider_configuration", message: expect.stringMatching(message) };
  expect(() => hubstaffLogin(options as never)).toThrow(expect.objectContaining(refusal));
});
