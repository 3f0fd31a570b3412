import { inspect } from "node:util";
import { memorySessions, type TokensEvent } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { createPsohub, type Psohub, type PsohubOptions, type PsohubSession } from "@tokens/psohub";
import { createPsohubMock } from "@tokens/psohub/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const redirectUri = "https://app.example.com/callback";
const clock: TestClock = testClock();
const mock = createPsohubMock({ clock });
const server = setupServer(...mock.handlers);
const minute = 60_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

async function loggedIn(options: Partial<PsohubOptions> = {}): Promise<Psohub> {
  const psohub = createPsohub({ ...mock, clock, random: () => 0.5, ...options });
  await psohub.tokens.save(mock.session(redirectUri));
  return psohub;
}

const tokenRequests = (): number => mock.requests("POST /oauth/token").length;

describe("options", () => {
  test.for<[string, Partial<PsohubOptions>, RegExp]>([
    ["no secret", { clientSecret: undefined }, /^clientSecret must be a non-empty string, not undefined\./],
    ["a blank id", { clientId: " \n" }, /^clientId must be a non-empty string, not a blank string\./],
    ["a number as an id", { clientId: 5 as never }, /^clientId must be a string, not a number\.$/],
    ["plain http", { apiUrl: "http://www.psohubapp.com" }, /over https only/],
  ])("with %s are rejected at once", ([, options, message]) => {
    expect(() => createPsohub({ ...mock, ...options })).toThrow(message);
  });
});

test.for([
  [undefined, "undefined"],
  [null, "null"],
  ["secret", "a string"],
] as const)("createPsohub(%j) is rejected with a correct call", ([options, type]) => {
  expect(() => createPsohub(options as never)).toThrow(
    `createPsohub() takes an object of options, not ${type}: call createPsohub({ clientId, clientSecret }).`,
  );
});

describe("a refresh", () => {
  test("sends redirect_uri, the client in the body, and nothing else", async () => {
    const psohub = await loggedIn();
    const { refreshToken } = await psohub.tokens.session();
    await clock.advance(10 * minute);
    await psohub.request("GET /projects");
    const [request] = mock.requests("POST /oauth/token");
    expect(Object.fromEntries(new URLSearchParams(request!.body))).toEqual({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      redirect_uri: redirectUri,
      client_id: mock.clientId,
      client_secret: mock.clientSecret,
    });
    expect(request!.headers.get("authorization")).toBeNull();
    expect(request!.headers.get("user-agent")).toMatch(/^tokens-psohub\/\d/);
  });

  test("keeps redirectUri in the new session", async () => {
    const sessions = memorySessions<PsohubSession>({ clock });
    const psohub = await loggedIn({ sessions });
    await clock.advance(10 * minute);
    await psohub.tokens.accessToken();
    expect(await sessions.get(psohub.tokens.key)).toMatchObject({ redirectUri });
  });

  test("of an imported session uses redirectUri of the options", async () => {
    const psohub = createPsohub({ ...mock, clock, redirectUri });
    const { redirectUri: _, ...imported } = mock.session(redirectUri);
    await psohub.tokens.save(imported);
    await clock.advance(10 * minute);
    await expect(psohub.tokens.accessToken()).resolves.toMatch(/^access-/);
  });

  test("without redirect_uri is a configuration error, not a lost login", async () => {
    const psohub = createPsohub({ ...mock, clock });
    const { redirectUri: _, ...imported } = mock.session(redirectUri);
    await psohub.tokens.save(imported);
    await clock.advance(10 * minute);
    await expect(psohub.tokens.accessToken()).rejects.toMatchObject({ code: "provider_configuration" });
  });

  test("that returns the same refresh token keeps using it", async () => {
    const keeping = createPsohubMock({ clock, refreshTokens: "keep" });
    server.use(...keeping.handlers);
    const psohub = createPsohub({ ...keeping, clock });
    await psohub.tokens.save(keeping.session(redirectUri));
    const { refreshToken } = await psohub.tokens.session();
    for (let turn = 0; turn < 3; turn++) {
      await clock.advance(10 * minute);
      expect((await psohub.tokens.session()).refreshToken).toBe(refreshToken);
    }
    server.resetHandlers();
  });

  test("is shared by a hundred concurrent calls", async () => {
    const psohub = await loggedIn();
    await clock.advance(10 * minute);
    await Promise.all(Array.from({ length: 100 }, () => psohub.request("GET /projects")));
    expect([tokenRequests(), mock.reuses()]).toEqual([1, 0]);
  });
});

test("a token of 600 s is used for at least eight minutes, and never sent expired", async () => {
  const psohub = await loggedIn();
  await clock.advance(8 * minute - 1000);
  await psohub.request("GET /projects");
  await psohub.tokens.close();
  expect(tokenRequests()).toBe(0);
  await clock.advance(minute + 30_000);
  await psohub.request("GET /projects");
  await psohub.tokens.close();
  expect(tokenRequests()).toBe(1);
  expect(mock.requests("GET /projects")).toHaveLength(2);
});

test("a busy day of two processes takes 100 to 190 refreshes", async () => {
  const sessions = memorySessions<PsohubSession>({ clock });
  const [one, two] = [await loggedIn({ sessions }), createPsohub({ ...mock, clock, sessions, random: () => 0.9 })];
  for (let call = 0; call < 24 * 60; call++) {
    await Promise.all([one.tokens.accessToken(), two.tokens.accessToken()]);
    await one.tokens.close();
    clock.set(clock.now() + minute);
  }
  expect(tokenRequests()).toBeGreaterThanOrEqual(100);
  expect(tokenRequests()).toBeLessThanOrEqual(190);
  expect(mock.reuses()).toBe(0);
});

describe("a 401", () => {
  test("of an API call leads to one refresh and one replay", async () => {
    const psohub = await loggedIn();
    mock.expireAccessTokens();
    await psohub.request("GET /projects");
    expect([tokenRequests(), mock.requests("GET /projects").length]).toEqual([1, 2]);
  });

  test("about permissions does not refresh", async () => {
    const psohub = await loggedIn();
    mock.failNext({ status: 401, body: { message: "Insufficient rights" } });
    await expect(psohub.request("GET /projects")).rejects.toMatchObject({ status: 401, detail: "Insufficient rights" });
    expect(tokenRequests()).toBe(0);
  });
});

describe("an error of the token endpoint is classified whatever its shape", () => {
  const lost = { code: "reauthorization_required", reason: "refused" };
  const setUp = { code: "provider_configuration" };
  const passing = { code: "provider_unavailable", retryable: true };

  test.for<[string, number, unknown, object, number]>([
    ["RFC 6749", 400, { error: "invalid_grant", error_description: "gone" }, lost, 1],
    ["words as error", 400, { error: "The refresh token is invalid" }, lost, 1],
    ["an error inside a 200", 200, { error: "invalid token" }, lost, 1],
    ["a JSON string", 400, '"invalid client"', setUp, 1],
    ["text", 401, "invalid client", setUp, 1],
    ["a code and a message", 400, { error: { code: 400, message: "Wrong client_secret" } }, setUp, 1],
    ["a message", 400, { message: "Refresh token expired" }, lost, 1],
    ["an HTML page", 403, "<html><title>Blocked</title></html>", passing, 1],
    ["a fault of the server", 500, { error: "invalid_grant" }, lost, 1],
    ["a busy server", 503, "try later", passing, 1],
    ["too many requests", 429, { message: "token bucket empty" }, passing, 1],
    ["an unknown reason, twice", 400, { error: { code: 400, message: "x" } }, lost, 2],
  ])("%s", async ([, status, body, expected, requests]) => {
    // No time for a second request after a passing failure.
    const psohub = await loggedIn({ deadlineMs: 100 });
    await clock.advance(10 * minute);
    mock.failNext({ route: "POST /oauth/token", status, body, times: 5 });
    await expect(psohub.tokens.accessToken()).rejects.toMatchObject(expected);
    expect(tokenRequests()).toBe(requests);
  });

  test("an unknown reason once: the request is sent again", async () => {
    const psohub = await loggedIn();
    await clock.advance(10 * minute);
    mock.failNext({ route: "POST /oauth/token", status: 400, body: "x" });
    await expect(psohub.tokens.accessToken()).resolves.toMatch(/^access-/);
  });
});

test("the refresh token's lifetime is kept when the response has it", async () => {
  const fetch = (): Promise<Response> =>
    Promise.resolve(Response.json({ access_token: "a", refresh_token: "r", refresh_token_expires_in: 3600 }));
  const psohub = await loggedIn({ fetch });
  await clock.advance(10 * minute);
  expect(await psohub.tokens.session()).toMatchObject({ refreshTokenExpiresAt: clock.now() + 60 * minute });
});

test("a long description is shortened without cutting a secret in half", async () => {
  const psohub = await loggedIn();
  const { refreshToken } = await psohub.tokens.session();
  await clock.advance(10 * minute);
  const body = { message: `refresh_token: ${"x".repeat(170)} ${refreshToken}` };
  mock.failNext({ route: "POST /oauth/token", status: 400, body });
  const error = await psohub.tokens.accessToken().catch((reason: unknown) => reason as Error);
  expect(String(error)).toContain("(refresh_token: xxx");
  expect(String(error)).not.toContain(refreshToken!.slice(0, 8));
});

test("no secret appears in an error or an event, even if the server echoes it", async () => {
  const psohub = await loggedIn();
  const events: TokensEvent[] = [];
  using _ = psohub.tokens.on((event) => events.push(event));
  const { refreshToken, accessToken } = await psohub.tokens.session();
  await clock.advance(10 * minute);
  mock.failNext({ route: "POST /oauth/token", status: 400, body: `x ${mock.clientSecret} ${refreshToken}`, times: 2 });
  const error: unknown = await psohub.tokens.accessToken().catch((reason: unknown) => reason);
  const printed = inspect([error, events, psohub], { depth: 9 });
  expect(printed).toContain("[redacted]");
  for (const secret of [mock.clientSecret, refreshToken!, accessToken]) expect(printed).not.toContain(secret);
});
