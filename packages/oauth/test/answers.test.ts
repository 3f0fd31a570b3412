import { newSession, type Session, type TokenManager } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { createOAuth, type OAuthOptions } from "@tokens/oauth";
import { box } from "@tokens/oauth/servers/box";
import { google } from "@tokens/oauth/servers/google";
import { oauthLogin, type LoginResult, type OAuthLoginOptions } from "@tokens/oauth/login";
import { beforeEach, describe, expect, test } from "vitest";
import { redirectUri } from "./authority.ts";

const hour = 3_600_000;
const client = { clientId: "id", clientSecret: "a-secret" };
const endpoints = {
  token: "https://login.example.com/token",
  authorization: "https://login.example.com/authorize",
  deviceAuthorization: "https://login.example.com/device",
};
let clock: TestClock;
let sent: Request[];

beforeEach(() => {
  clock = testClock();
  sent = [];
});

/** A network whose token endpoint gives these answers, the last one again and again. */
function answering(...answers: (object | string | Response)[]): typeof fetch {
  return (url, init) => {
    const request = new Request(url, init);
    if (request.url === endpoints.deviceAuthorization) {
      const device = { device_code: "d-code", user_code: "u", verification_uri: "https://x.example", expires_in: 60 };
      return Promise.resolve(Response.json(device));
    }
    sent.push(request);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof Response) return Promise.resolve(answer.clone());
    return Promise.resolve(typeof answer === "string" ? new Response(answer) : Response.json(answer));
  };
}

function manager(answer: object | string | Response, more: Partial<OAuthOptions> = {}): TokenManager {
  const server = { name: "example", endpoints, ...client, apis: ["https://api.example.com"] };
  return createOAuth({ ...server, clock, fetch: answering(answer), ...more });
}

async function refreshed(...parameters: Parameters<typeof manager>): Promise<Session> {
  const tokens = manager(...parameters);
  await tokens.save(
    newSession({ accessToken: "old", refreshToken: "r-old", obtainedAt: clock.now(), expiresAt: clock.now() + 1 }),
  );
  await clock.advance(1);
  return tokens.session();
}

async function exchanged(
  answer: object | string | Response,
  more: Partial<OAuthLoginOptions> = {},
): Promise<LoginResult> {
  const options = { name: "example", endpoints, ...client, redirectUri, scopes: ["a"], clock };
  const login = oauthLogin({ ...options, fetch: answering(answer), ...more });
  const { url, checks } = await login.authorizationUrl();
  return login.exchange(`${redirectUri}?code=c-code&state=${new URL(url).searchParams.get("state")}`, checks);
}

describe("a refresh", () => {
  test("Box: proves the client in the body, without being told", async () => {
    await refreshed({ access_token: "a" }, box);
    expect(sent[0]!.url).toBe("https://api.box.com/oauth2/token");
    expect(sent[0]!.headers.get("authorization")).toBeNull();
    expect(Object.fromEntries(new URLSearchParams(await sent[0]!.text()))).toEqual({
      grant_type: "refresh_token",
      refresh_token: "r-old",
      client_id: "id",
      client_secret: "a-secret",
    });
  });

  test("goes where the server refreshes, as JSON, with its parameters", async () => {
    await refreshed(
      { access_token: "a" },
      {
        endpoints: { ...endpoints, refresh: "https://login.example.com/refresh" },
        bodyFormat: "json",
        refreshParameters: { type: "refresh" },
        tokenParameters: { type: "web_server" },
        clientAuthentication: "post",
      },
    );
    expect(sent[0]!.url).toBe("https://login.example.com/refresh");
    expect(await sent[0]!.json()).toEqual({
      grant_type: "refresh_token",
      refresh_token: "r-old",
      type: "refresh",
      client_id: "id",
      client_secret: "a-secret",
    });
  });

  test("reads a grant inside the answer, by the server's names", async () => {
    const session = await refreshed(
      { data: { accessToken: "a", refreshToken: "r", expiresIn: 3600 } },
      {
        accessTokenPath: "data",
        names: { access_token: "accessToken", refresh_token: "refreshToken", expires_in: "expiresIn" },
      },
    );
    expect(session).toMatchObject({ accessToken: "a", refreshToken: "r", expiresAt: clock.now() + hour });
  });

  test("keeps the refresh token's end: of the answer, else by the settings where it is new", async () => {
    const known = { refreshTokenLifetimeMs: 24 * hour };
    const end = async (body: object, more?: object): Promise<number | undefined> =>
      (await refreshed({ access_token: "a", ...body }, more)).refreshTokenExpiresAt;
    expect(await end({ refresh_token: "r", refresh_token_expires_in: 3600 }, known)).toBe(clock.now() + hour);
    expect(await end({ refresh_expires_in: 3600 }, known)).toBe(clock.now() + hour);
    expect(await end({ refresh_token: "r" }, known)).toBe(clock.now() + 24 * hour);
    expect(await end({ refresh_token: "r-old" }, known)).toBeUndefined();
    expect(await end({ refresh_token: "r", refresh_expires_in: 0 })).toBeUndefined();
  });

  test("Google: a dead grant comes with the usual causes", async () => {
    const { hints } = google;
    await expect(refreshed(Response.json({ error: "invalid_grant" }, { status: 400 }), { hints })).rejects.toThrow(
      /"invalid_grant"\. Google revokes a refresh token when .*password.*six months.*Testing.* Log in again/,
    );
  });

  test("X: a dead grant by a code that is the server's own way", async () => {
    const dead = Response.json(
      { error: "invalid_request", error_description: "Value passed for the token was invalid." },
      { status: 400 },
    );
    await expect(refreshed(dead, { refused: ["invalid_request"] })).rejects.toMatchObject({ reason: "refused" });
  });
});

describe("a login reads answers as a refresh does", () => {
  test("GitHub: a form", async () => {
    const { session } = await exchanged(
      "access_token=gho&expires_in=28800&refresh_token=ghr&refresh_token_expires_in=15897600&scope=repo&token_type=bearer",
    );
    expect(session).toMatchObject({
      accessToken: "gho",
      refreshToken: "ghr",
      scope: "repo",
      expiresAt: clock.now() + 8 * hour,
      refreshTokenExpiresAt: clock.now() + 4416 * hour,
    });
  });

  test("Slack: the user's tokens, of a type of its own", async () => {
    const user = { id: "U", access_token: "xoxp", refresh_token: "xoxe", expires_in: 43_200, token_type: "user" };
    const answer = { ok: true, access_token: "xoxb", token_type: "bot", authed_user: user };
    const { session } = await exchanged(answer, { accessTokenPath: "authed_user" });
    expect(session).toMatchObject({ accessToken: "xoxp", refreshToken: "xoxe", expiresAt: clock.now() + 12 * hour });
  });

  test("Twitch: scopes as a list; none: those that were asked for", async () => {
    expect((await exchanged({ access_token: "a", scope: ["b", "c"], id_token: null })).session.scope).toBe("b c");
    expect((await exchanged({ access_token: "a" })).session.scope).toBe("a");
  });

  test("lifetimes that cannot be true, and the settings' own", async () => {
    const answer = { access_token: "a", refresh_token: "r", expires_in: 1e308, token_type: "bearer" };
    const { session } = await exchanged(answer);
    expect(session).not.toHaveProperty("expiresAt");
    expect(
      (await exchanged(answer, { defaultLifetimeMs: hour, refreshTokenLifetimeMs: 2 * hour })).session,
    ).toMatchObject({
      expiresAt: clock.now() + hour,
      refreshTokenExpiresAt: clock.now() + 2 * hour,
    });
  });

  test("is sent as JSON, with the parameters of its own", async () => {
    await exchanged(
      { access_token: "a" },
      { bodyFormat: "json", tokenParameters: { type: "web_server" }, refreshParameters: { type: "refresh" } },
    );
    expect(sent[0]!.headers.get("content-type")).toBe("application/json");
    expect(sent[0]!.headers.get("authorization")).toMatch(/^Basic /);
    expect(await sent[0]!.json()).toMatchObject({
      grant_type: "authorization_code",
      code: "c-code",
      redirect_uri: redirectUri,
      type: "web_server",
    });
  });

  test.for<[string, object | string | Response, object]>([
    ["GitHub's dead code", { error: "bad_verification_code" }, { code: "reauthorization_required" }],
    ["GitHub's wrong secret", { error: "incorrect_client_credentials" }, { code: "provider_configuration" }],
    ["Slack's wrong client", { ok: false, error: "bad_client_secret" }, { code: "provider_configuration" }],
    ["a page", "<html><title>Sign in</title>", { code: "invalid_token_response" }],
    ["a token with a line break", { access_token: "a\nb" }, { code: "invalid_token_response" }],
    ["a busy server", new Response("", { status: 503 }), { code: "provider_unavailable", status: 503 }],
    [
      "a challenge",
      new Response("", { status: 401, headers: { "www-authenticate": "Basic" } }),
      { code: "provider_configuration" },
    ],
  ])("%s", async ([, answer, expected]) => {
    await expect(exchanged(answer)).rejects.toMatchObject(expected);
  });
});

test("Microsoft: an id token of the user's tenant, where the issuer is a template", async () => {
  const issuer = "https://login.microsoftonline.com/common/v2.0";
  const key = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(key, true, ["sign", "verify"]);
  const document = {
    issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
    authorization_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    token_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    jwks_uri: "https://login.microsoftonline.com/common/discovery/v2.0/keys",
    id_token_signing_alg_values_supported: ["RS256"],
  };
  let claims = {};
  const idToken = async (): Promise<string> => {
    const parts = [{ alg: "RS256", kid: "k" }, claims];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = await crypto.subtle.sign(key.name, privateKey, Buffer.from(text));
    return `${text}.${Buffer.from(signature).toString("base64url")}`;
  };
  const fetch: typeof globalThis.fetch = async (input) => {
    const { url } = new Request(input);
    if (url === document.token_endpoint) return Response.json({ access_token: "a", id_token: await idToken() });
    if (url !== document.jwks_uri) return Response.json(document);
    return Response.json({ keys: [{ ...(await crypto.subtle.exportKey("jwk", publicKey)), kid: "k" }] });
  };
  const login = oauthLogin({ name: "microsoft", issuer, ...client, redirectUri, scopes: ["openid"], fetch });
  const { url, checks } = await login.authorizationUrl();
  const callback = `${redirectUri}?code=c&state=${new URL(url).searchParams.get("state")}`;
  const iat = Math.floor(Date.now() / 1000);
  claims = { aud: "id", sub: "ada", tid: "t-1", nonce: checks.nonce, iat, exp: iat + 60 };
  claims = { ...claims, iss: "https://login.microsoftonline.com/t-1/v2.0" };
  expect((await login.exchange(callback, checks)).claims).toMatchObject({ sub: "ada", tid: "t-1" });
  claims = { ...claims, iss: "https://login.microsoftonline.com/t-2/v2.0" };
  await expect(login.exchange(callback, checks)).rejects.toMatchObject({ code: "reauthorization_required" });
});

describe("a device", () => {
  const device = (answers: Parameters<typeof answering>) =>
    oauthLogin({
      name: "example",
      endpoints,
      clientId: "id",
      scopes: ["a"],
      clock,
      fetch: answering(...answers),
    }).device();

  test("GitHub: waits also where that is said with 200, and more slowly when it is asked to", async () => {
    const login = await device([{ error: "authorization_pending" }, { error: "slow_down" }, { access_token: "a" }]);
    const result = login.finish();
    await clock.advance(5000);
    await expect.poll(() => [sent.length, clock.sleeping]).toEqual([1, 1]);
    await clock.advance(5000);
    await expect.poll(() => [sent.length, clock.sleeping]).toEqual([2, 1]);
    await clock.advance(5000);
    expect(sent).toHaveLength(2);
    await clock.advance(5000);
    expect((await result).session).toMatchObject({ accessToken: "a", obtainedAt: clock.now() });
  });

  test("whose user refuses is refused", async () => {
    const login = await device([Response.json({ error: "access_denied" }, { status: 400 })]);
    const result = login.finish().catch((error: unknown) => error);
    await clock.advance(5000);
    expect(await result).toMatchObject({ code: "reauthorization_required", providerCode: "access_denied" });
  });
});

test("a server that refuses early requests is not asked before refreshBeforeMs", async () => {
  const answer = { access_token: "new", refresh_token: "r-new", expires_in: 600 };
  const tokens = manager(answer, { refreshBeforeMs: 30_000, random: () => 0 });
  await tokens.save(
    newSession({
      accessToken: "old",
      refreshToken: "r-old",
      obtainedAt: clock.now(),
      expiresAt: clock.now() + 600_000,
    }),
  );
  await clock.advance(569_999);
  expect(await tokens.accessToken()).toBe("old");
  expect(sent).toEqual([]);
  await clock.advance(1);
  await tokens.accessToken();
  await clock.advance(0);
  expect(await tokens.accessToken()).toBe("new");
});
