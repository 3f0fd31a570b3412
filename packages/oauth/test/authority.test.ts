import type { webcrypto } from "node:crypto";
import { memorySessions, newSession } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createOAuth, type OAuthOptions } from "@tokens/oauth";
import { box } from "@tokens/oauth/servers/box";
import { google } from "@tokens/oauth/servers/google";
import { oauthLogin } from "@tokens/oauth/login";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, redirectUri, secret, startAuthority, type Authority } from "./authority.ts";

const scopes = ["openid", "offline_access", "api"];
const tenMinutes = 600_000;
let authority: Authority;
let privateKey: webcrypto.CryptoKey;

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  ({ privateKey } = pair);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  authority = await startAuthority({ jwk: { kty, crv, x, y, use: "sig", kid: "key-1", alg: "ES256" } });
});
afterAll(() => authority.close());

type Client = Pick<OAuthOptions, "clientId" | "clientSecret" | "clientAuthentication">;

const clients = (): Record<string, Client> => ({
  basic: { clientId: "basic", clientSecret: secret },
  post: { clientId: "post", clientSecret: secret, clientAuthentication: "post" },
  none: { clientId: "public" },
  private_key_jwt: { clientId: "jwt", clientAuthentication: { privateKey, keyId: "key-1" } },
});

const byIssuer = (): { name: string; issuer: string } => ({ name: "loopback", issuer: authority.issuer });
const byEndpoints = () => ({
  name: "loopback",
  endpoints: {
    token: `${authority.issuer}/token`,
    authorization: `${authority.issuer}/auth`,
    revocation: `${authority.issuer}/token/revocation`,
    deviceAuthorization: `${authority.issuer}/device/auth`,
  },
});

async function loggedIn(client: Client = clients()["basic"]!, more: object = {}) {
  const login = oauthLogin({ ...byIssuer(), ...client, redirectUri, scopes, ...more });
  const { url, checks } = await login.authorizationUrl();
  return login.exchange(await approve(url), checks);
}

describe("a client authenticated by", () => {
  test.for(["basic", "post", "none", "private_key_jwt"])(
    "%s logs in, refreshes and revokes, by issuer",
    async (method) => {
      const client = clients()[method]!;
      const { session, claims } = await loggedIn(client);
      expect(claims).toMatchObject({ sub: "ada", iss: authority.issuer });
      const tokens = createOAuth({ ...byIssuer(), ...client, apis: [authority.issuer] });
      await tokens.save({ ...session, expiresAt: session.obtainedAt });
      const renewed = await tokens.session();
      expect(renewed.accessToken).not.toBe(session.accessToken);
      expect(renewed.refreshToken).not.toBe(session.refreshToken);
      expect((await tokens.fetch(`${authority.issuer}/me`)).status).toBe(200);
      await tokens.logout();
      expect((await fetch(`${authority.issuer}/me`, bearer(renewed.accessToken))).status).toBe(401);
      expect(authority.reuses()).toBe(0);
    },
  );

  test.for(["basic", "post", "none"])("%s refreshes by endpoints", async (method) => {
    const client = clients()[method]!;
    const { session } = await loggedIn(client);
    const clock = testClock(Date.now());
    const tokens = createOAuth({ ...byEndpoints(), ...client, apis: [authority.issuer], clock });
    await tokens.save(session);
    await clock.advance(tenMinutes);
    await expect(tokens.accessToken()).resolves.not.toBe(session.accessToken);
  });
});

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

describe("a login", () => {
  test("without openid, by endpoints, needs no id token", async () => {
    const { session, claims } = await loggedIn(clients()["basic"], {
      ...byEndpoints(),
      issuer: undefined,
      scopes: ["offline_access", "api"],
    });
    expect(session).toHaveProperty("refreshToken");
    expect(claims).toBeUndefined();
  });

  test("that the user refuses, or that is another's, is refused", async () => {
    const login = oauthLogin({ ...byIssuer(), ...clients()["basic"]!, redirectUri, scopes });
    const mine = await login.authorizationUrl();
    const refused = { code: "reauthorization_required", reason: "refused" };
    const denied = await approve(mine.url, { deny: true });
    await expect(login.exchange(denied, mine.checks)).rejects.toMatchObject({
      ...refused,
      providerCode: "access_denied",
    });
    const other = await login.authorizationUrl();
    await expect(login.exchange(await approve(other.url), mine.checks)).rejects.toMatchObject(refused);
    await expect(
      login.exchange(await approve(other.url), { ...other.checks, codeVerifier: mine.checks.codeVerifier! }),
    ).rejects.toMatchObject(refused);
  });

  test("with a wrong secret is a mistake of the program", async () => {
    await expect(loggedIn({ clientId: "basic", clientSecret: "wrong" })).rejects.toMatchObject({
      code: "provider_configuration",
    });
  });

  test("keeps the refresh token of before where the server sends none", async () => {
    const previous = newSession({
      accessToken: "a",
      refreshToken: "first",
      obtainedAt: 1,
      refreshTokenExpiresAt: 9e15,
    });
    const answer = { access_token: "b", token_type: "bearer", expires_in: 60 };
    const fetch = (): Promise<Response> => Promise.resolve(Response.json(answer));
    const login = oauthLogin({ ...byEndpoints(), ...clients()["basic"]!, redirectUri, scopes: ["api"], fetch });
    const { url, checks } = await login.authorizationUrl();
    const callback = `${redirectUri}?code=c&state=${new URL(url).searchParams.get("state")}`;
    const { session } = await login.exchange(callback, checks, { previous });
    expect(session).toMatchObject({ accessToken: "b", refreshToken: "first", refreshTokenExpiresAt: 9e15 });
  });
});

test("a device waits, asks again, and is let in", async () => {
  const clock = testClock(Date.now());
  const login = oauthLogin({ ...byIssuer(), ...clients()["none"]!, scopes, clock });
  const device = await login.device();
  const result = device.finish();
  await expect.poll(() => clock.sleeping).toBe(1);
  const before = authority.requests().filter((route) => route === "POST /token").length;
  await clock.advance(5000);
  await expect.poll(() => clock.sleeping).toBe(1);
  expect(authority.requests().filter((route) => route === "POST /token")).toHaveLength(before + 1);
  expect(await approve(device.verificationUriComplete!)).toMatch(/success/i);
  await clock.advance(5000);
  expect((await result).claims).toMatchObject({ sub: "ada" });
});

test("a device whose user never comes gives up when its code expires", async () => {
  const clock = testClock(Date.now());
  const fetch = (url: string | URL | Request): Promise<Response> =>
    Promise.resolve(
      new Request(url).url.endsWith("/device/auth")
        ? Response.json({
            device_code: "d",
            user_code: "u",
            verification_uri: "https://x.example",
            expires_in: 12,
            interval: 5,
          })
        : Response.json({ error: "authorization_pending" }, { status: 400 }),
    );
  const device = await oauthLogin({ ...byEndpoints(), ...clients()["none"]!, scopes: ["api"], clock, fetch }).device();
  const waiting = device.finish().catch((error: unknown) => error);
  await clock.advance(20_000);
  expect(await waiting).toMatchObject({ code: "reauthorization_required", reason: "expired" });
});

test("a program of its own has a token without a login, and a new one when that ends", async () => {
  const clock = testClock(Date.now());
  const tokens = createOAuth({
    ...byIssuer(),
    ...clients()["basic"]!,
    apis: [authority.issuer],
    clientCredentials: { scopes: ["api"] },
    clock,
  });
  const first = await tokens.accessToken();
  expect(await tokens.accessToken()).toBe(first);
  await clock.advance(tenMinutes);
  expect(await tokens.accessToken()).not.toBe(first);
});

test("discovery is asked once, and its old answer serves while the server is away", async () => {
  let isAway = false;
  let asked = 0;
  const clock = testClock(Date.now());
  const tokens = createOAuth({
    ...byIssuer(),
    ...clients()["basic"]!,
    apis: [authority.issuer],
    clientCredentials: {},
    clock,
    fetch: (input, init) => {
      const isDiscovery = new Request(input).url.includes(".well-known");
      if (isDiscovery) asked += 1;
      return isDiscovery && isAway ? Promise.reject(new TypeError("away")) : fetch(input, init);
    },
  });
  await Promise.all([tokens.accessToken(), tokens.for("other").accessToken()]);
  expect(asked).toBe(1);
  isAway = true;
  await clock.advance(25 * 3_600_000);
  await expect(tokens.accessToken()).resolves.toBeTypeOf("string");
  expect(asked).toBeGreaterThan(1);
});

test("a document of another issuer is a mistake of the program, an unreachable one passes", async () => {
  const common = { ...clients()["basic"]!, apis: [authority.issuer], clientCredentials: {} };
  const named = createOAuth({ name: "x", issuer: authority.issuer.replace("127.0.0.1", "localhost"), ...common });
  await expect(named.accessToken()).rejects.toMatchObject({ code: "provider_configuration" });
  const dead = createOAuth({ name: "x", issuer: "http://127.0.0.1:9", ...common });
  await expect(dead.accessToken()).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("a second use of a refresh token ends the family, and is told as a lost login", async () => {
  const { session } = await loggedIn();
  const clock = testClock(Date.now());
  const make = () =>
    createOAuth({
      ...byIssuer(),
      ...clients()["basic"]!,
      apis: [authority.issuer],
      clock,
      sessions: memorySessions({ clock }),
    });
  const [one, two] = [make(), make()];
  await Promise.all([one.save(session), two.save(session)]);
  await clock.advance(tenMinutes);
  await one.accessToken();
  await expect(two.accessToken()).rejects.toMatchObject({ code: "reauthorization_required", reason: "refused" });
  expect(authority.reuses()).toBe(1);
});

describe("ready settings", () => {
  test("Google: offline access and consent, by discovery", async () => {
    const document = {
      issuer: "https://accounts.google.com",
      authorization_endpoint: "https://accounts.google.com/o/oauth2/v2/auth",
      token_endpoint: "https://oauth2.googleapis.com/token",
      revocation_endpoint: "https://oauth2.googleapis.com/revoke",
    };
    const fetch = (): Promise<Response> => Promise.resolve(Response.json(document));
    const login = oauthLogin({ ...google, ...clients()["basic"]!, redirectUri, scopes: ["openid", "email"], fetch });
    const { origin, searchParams } = new URL((await login.authorizationUrl()).url);
    expect(origin).toBe("https://accounts.google.com");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      access_type: "offline",
      prompt: "consent",
      scope: "openid email",
      code_challenge_method: "S256",
    });
  });

  test("Box: the client in the body, refresh tokens of 60 days, a default lifetime of an hour", async () => {
    const sent: [string, string][] = [];
    const clock = testClock();
    const fetch: typeof globalThis.fetch = (url, init) => {
      sent.push([new Request(url).url, init?.body as string]);
      return Promise.resolve(
        Response.json({ access_token: `a${sent.length}`, refresh_token: `r${sent.length}`, token_type: "bearer" }),
      );
    };
    const tokens = createOAuth({ ...box, ...clients()["post"]!, apis: ["https://api.box.com"], clock, fetch });
    await tokens.save(newSession({ accessToken: "a", refreshToken: "r", obtainedAt: 0, expiresAt: 1 }));
    const { expiresAt, refreshTokenExpiresAt } = await tokens.session();
    expect([expiresAt, refreshTokenExpiresAt]).toEqual([clock.now() + 3_600_000, clock.now() + 60 * 86_400_000]);
    await tokens.logout();
    expect(sent.map(([url]) => url)).toEqual(["https://api.box.com/oauth2/token", "https://api.box.com/oauth2/revoke"]);
    expect(new URLSearchParams(sent[1]![1]).get("token")).toBe("r1");
  });

  test("scopes with another separator", async () => {
    const login = oauthLogin({
      ...byEndpoints(),
      ...clients()["none"]!,
      redirectUri,
      scopes: ["a", "b"],
      scopeSeparator: ",",
    });
    expect(new URL((await login.authorizationUrl()).url).searchParams.get("scope")).toBe("a,b");
  });
});

test.for<[string, object, RegExp]>([
  ["no client id", { clientId: " " }, /clientId must be .*, not a blank string\. Register/],
  [
    "a method without its secret",
    { clientId: "a", clientAuthentication: "post" },
    /clientSecret must be .*, not undefined/,
  ],
  ["plain http", { clientId: "a", issuer: "http://example.com" }, /over https only/],
  ["no address", { clientId: "a", issuer: undefined }, /loopback needs an issuer or endpoints/],
])("refused at once: %s", ([, options, message]) => {
  expect(() => createOAuth({ ...byIssuer(), apis: [], ...options } as never)).toThrow(message);
});

test("a 401 that asks for another scope refreshes nothing", async () => {
  const tokens = createOAuth({
    ...byIssuer(),
    ...clients()["basic"]!,
    apis: ["https://api.example.com"],
    fetch: () =>
      Promise.resolve(
        new Response("", { status: 401, headers: { "www-authenticate": 'Bearer error="insufficient_scope"' } }),
      ),
  });
  await tokens.save(newSession({ accessToken: "a", refreshToken: "r", obtainedAt: 0 }));
  expect((await tokens.fetch("https://api.example.com/")).status).toBe(401);
});
