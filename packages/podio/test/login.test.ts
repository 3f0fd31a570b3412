import { createPodio } from "@tokens/podio";
import { importSession } from "@tokens/podio/import";
import { podioLogin } from "@tokens/podio/login";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
const { clientId, clientSecret } = mock;
const redirectUri = "https://example.com/cb?x=1";
const login = podioLogin({ clientId, clientSecret, redirectUri });

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

/** What the browser does: follows the authorization URL to the callback. */
async function visit(url: string): Promise<string> {
  return (await fetch(url, { redirect: "manual" })).headers.get("location")!;
}

describe("a login", () => {
  test("from the URL to a session that is used and refreshed", async () => {
    const scoped = podioLogin({ clientId, clientSecret, redirectUri, scopes: ["app_111:read", "user:read"] });
    const { url, checks } = await scoped.authorizationUrl();
    expect(url).toMatch(/^https:\/\/podio\.com\/oauth\/authorize\?/);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      response_type: "code",
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: "app_111:read user:read",
      state: checks.state,
    });
    const { session } = await scoped.exchange(await visit(url), checks);
    expect(session).toMatchObject({
      ref: { type: "user", id: 999_999 },
      authType: { type: "authorization_code" },
      scope: "app_111:read user:read",
    });
    const alice = createPodio({ clientId, clientSecret }).for("alice");
    await alice.tokens.save(session);
    mock.expireAccessTokens();
    expect((await alice.request("GET /user")).user_id).toBe(999_999);
  });

  test("has a new state each time, and refuses a callback with another one or none", async () => {
    const [mine, other] = [await login.authorizationUrl(), await login.authorizationUrl()];
    expect(mine.checks.state).not.toBe(other.checks.state);
    await expect(login.exchange(await visit(other.url), mine.checks)).rejects.toMatchObject({ reason: "refused" });
    await expect(login.exchange(`${redirectUri}&code=auth-code-1`, mine.checks)).rejects.toThrow(/does not belong/);
    await expect(login.exchange(`${redirectUri}&code=auth-code-1`, { state: "" })).rejects.toThrow(/does not belong/);
    const twice = `${await visit(mine.url)}&code=auth-code-1`;
    await expect(login.exchange(twice, mine.checks)).rejects.toThrow(/"code" more than once/);
    expect(mock.tokenRequests()).toHaveLength(0);
  });

  test("that the user denies, or whose code was used before, has to be started again", async () => {
    const { url, checks } = await login.authorizationUrl();
    const denied = `${redirectUri}&error=access_denied&error_reason=user_denied&state=${checks.state}`;
    await expect(login.exchange(denied, checks)).rejects.toMatchObject({ providerCode: "access_denied" });
    const callback = await visit(url);
    await login.exchange(callback, checks);
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({ providerCode: "invalid_grant" });
  });

  test("with a wrong secret is a configuration error; without a response it can be retried", async () => {
    const wrong = podioLogin({ clientId, clientSecret: "wrong", redirectUri });
    const { url, checks } = await wrong.authorizationUrl();
    await expect(wrong.exchange(await visit(url), checks)).rejects.toMatchObject({ code: "provider_configuration" });
    const later = await login.authorizationUrl();
    const callback = await visit(later.url);
    mock.failNext({ route: "POST /oauth/token/v2", drop: true });
    await expect(login.exchange(callback, later.checks)).rejects.toMatchObject({ code: "provider_unavailable" });
  });

  test("sends the package's user agent with its token request", async () => {
    const { url, checks } = await login.authorizationUrl();
    await login.exchange(await visit(url), checks);
    expect(mock.tokenRequests()[0]!.headers.get("user-agent")).toMatch(/^tokens-podio\/\d/);
  });

  test("with a missing or wrong option is rejected when it is prepared", () => {
    expect(() => podioLogin({ clientId, clientSecret } as never)).toThrow(/^redirectUri must be a non-empty string/);
    expect(() => podioLogin(undefined as never)).toThrow(/^podioLogin\(\) takes an object of options/);
    const scopes = "app_111:read" as never;
    expect(() => podioLogin({ clientId, clientSecret, redirectUri, scopes })).toThrow(
      /^scopes must be an array of strings/,
    );
  });
});

describe("an import", () => {
  const app = () => createPodio({ clientId, clientSecret, http: { retry: 0 } }).app(111, mock.appTokens[111]);

  test.for<[string, (tokens: { a: string; r: string }) => unknown]>([
    [
      "podio-php's session array",
      ({ a, r }) => ({ access_token: a, refresh_token: r, expires_in: 28_800, ref: { type: "app", id: 111 } }),
    ],
    [
      "podio-php's Redis hash",
      ({ a, r }) => ({ access_token: a, refresh_token: r, expires_in: "28800", ref_type: "app", ref_id: "111" }),
    ],
    [
      "podio-js's file",
      ({ a, r }) =>
        JSON.stringify({
          accessToken: a,
          refreshToken: r,
          expiresIn: 28_800,
          ref: { type: "app", id: 111 },
          scope: "global:all",
          transferToken: "t",
        }),
    ],
  ])("of %s keeps the tokens, uses them until Podio refuses them, then refreshes", async ([, layout]) => {
    const { accessToken, refreshToken } = await app().tokens.session();
    const stored: unknown = layout({ a: accessToken, r: refreshToken! });
    const session = importSession(typeof stored === "string" ? stored : JSON.stringify(stored));
    expect(session).toMatchObject({
      accessToken,
      refreshToken,
      obtainedAt: 0,
      ref: { type: "app", id: 111 },
      authType: { type: "app", identifier: "111" },
    });
    expect(session.expiresAt).toBeUndefined();
    const client = app();
    await client.tokens.save(session);
    await client.request("GET /item/{item_id}", { item_id: 555 });
    expect(mock.tokenRequests()).toHaveLength(1);
    mock.expireAccessTokens();
    await client.request("GET /item/{item_id}", { item_id: 555 });
    expect(mock.tokenRequests().map(({ body }) => (JSON.parse(body) as { grant_type: string }).grant_type)).toEqual([
      "app",
      "refresh_token",
    ]);
    expect((await client.tokens.session()).expiresAt).toBeGreaterThan(0);
  });

  test("of anything else says what is missing", () => {
    expect(() => importSession('O:10:"PodioOAuth"')).toThrow(/json_encode/);
    expect(() => importSession('{"access_token":null}')).toThrow(/blank/);
    expect(() => importSession("")).toThrow(/JSON object/);
  });
});
