import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BodyNotReplayableError, newSession, type TokensEvent } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createOAuth, type OAuthSession } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { fileSessions } from "@tokens/session-file";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approve, redirectUri, secret, startAuthority, type Authority } from "./authority.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ dpopNonces: true });
});
afterAll(() => authority.close());

interface Call {
  readonly path: string;
  readonly status: number;
  readonly authorization: string | null;
  readonly proof: string | null;
}

let calls: Call[] = [];
beforeEach(() => {
  calls = [];
});

/** `fetch` that records its calls. */
const recording: typeof fetch = async (input, init) => {
  const { url, headers } = new Request(input, init);
  const response = await fetch(input, init);
  const { status } = response;
  calls.push({
    path: new URL(url).pathname,
    status,
    authorization: headers.get("authorization"),
    proof: headers.get("dpop"),
  });
  return response;
};

const statuses = (path: string): number[] => calls.filter((call) => call.path === path).map(({ status }) => status);

const options = () =>
  ({ name: "loopback", issuer: authority.issuer, clientId: "public", dpop: true, fetch: recording }) as const;

const scopes = ["openid", "offline_access", "api"];

async function loggedIn(): Promise<OAuthSession> {
  const login = oauthLogin({ ...options(), redirectUri, scopes });
  const { url, checks } = await login.authorizationUrl();
  const { session } = await login.exchange(await approve(url), checks);
  return session;
}

const expired = (session: OAuthSession): OAuthSession => ({ ...session, expiresAt: session.obtainedAt });

describe("at a server that demands nonces", () => {
  test("a login binds the tokens to a new key", async () => {
    const [first, second] = [await loggedIn(), await loggedIn()];
    expect(first).toMatchObject({ dpopKey: { kty: "EC", crv: "P-256", d: expect.any(String) } });
    expect(second.dpopKey!.d).not.toBe(first.dpopKey!.d);
    expect(statuses("/token")).toEqual([400, 200, 400, 200]);
  });

  test("an API request is signed again with the nonce, without a refresh", async () => {
    const session = await loggedIn();
    const refreshes = authority.refreshes();
    const tokens = createOAuth({ ...options(), apis: [authority.issuer] });
    await tokens.save(session);
    expect((await tokens.fetch(`${authority.issuer}/me?a=b`)).status).toBe(200);
    expect((await tokens.fetch(`${authority.issuer}/me`)).status).toBe(200);
    expect(statuses("/me")).toEqual([401, 200, 200]);
    expect(authority.refreshes()).toBe(refreshes);
  });

  test("a proof names the request, the token and the public key only", async () => {
    const session = await loggedIn();
    const tokens = createOAuth({ ...options(), apis: [authority.issuer] });
    await tokens.save(session);
    await tokens.fetch(`${authority.issuer}/me?a=b#c`);
    const { proof, authorization } = calls.at(-1)!;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(session.accessToken));
    expect(authorization).toBe(`DPoP ${session.accessToken}`);
    expect(decodeJwt(proof!)).toMatchObject({
      htm: "GET",
      htu: `${authority.issuer}/me`,
      ath: Buffer.from(digest).toString("base64url"),
      nonce: expect.any(String),
    });
    const { kty, crv, x, y } = session.dpopKey!;
    expect(decodeProtectedHeader(proof!)).toEqual({ alg: "ES256", typ: "dpop+jwt", jwk: { kty, crv, x, y } });
  });

  test("a refresh keeps the key", async () => {
    const session = await loggedIn();
    const tokens = createOAuth({ ...options(), apis: [authority.issuer] });
    await tokens.save(expired(session));
    const renewed = await tokens.session();
    expect(renewed).toMatchObject({ dpopKey: session.dpopKey });
    expect(renewed.accessToken).not.toBe(session.accessToken);
    expect((await tokens.fetch(`${authority.issuer}/me`)).status).toBe(200);
  });

  test("two processes refresh one session once, and both call the API", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tokens-dpop-"));
    const manager = () =>
      createOAuth({
        ...options(),
        apis: [authority.issuer],
        sessions: fileSessions<OAuthSession>({ directory }),
      });
    const [one, two] = [manager(), manager()];
    await one.save(expired(await loggedIn()));
    const refreshes = authority.refreshes();
    const responses = await Promise.all([one, two].map((tokens) => tokens.fetch(`${authority.issuer}/me`)));
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(authority.refreshes()).toBe(refreshes + 1);
    expect(authority.reuses()).toBe(0);
    await rm(directory, { recursive: true });
  });

  test("a stolen token is worthless without the key", async () => {
    const { accessToken } = await loggedIn();
    const stolen = await fetch(`${authority.issuer}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(stolen.status).toBe(401);
    const unsigned = await fetch(`${authority.issuer}/me`, { headers: { authorization: `DPoP ${accessToken}` } });
    expect(unsigned.ok).toBe(false);
  });

  test("a stolen refresh token is worthless without the key", async () => {
    const { dpopKey: _, ...stolen } = await loggedIn();
    const tokens = createOAuth({ ...options(), apis: [authority.issuer] });
    await tokens.save(expired(stolen));
    await expect(tokens.accessToken()).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test("a device's tokens are bound", async () => {
    const clock = testClock(Date.now());
    const device = await oauthLogin({ ...options(), scopes, clock }).device();
    await approve(device.verificationUriComplete!);
    const result = device.finish();
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(5000);
    expect((await result).session).toMatchObject({ dpopKey: { kty: "EC" } });
    expect(statuses("/token")).toEqual([400, 200]);
    expect(calls.find(({ path }) => path === "/device/auth")!.proof).toBeNull();
  });

  test("a program of its own has bound tokens", async () => {
    const tokens = createOAuth({
      ...options(),
      clientId: "basic",
      clientSecret: secret,
      apis: [authority.issuer],
      clientCredentials: { scopes: ["api"] },
    });
    expect(await tokens.session()).toMatchObject({ dpopKey: { kty: "EC" } });
  });
});

const origin = "https://api.example.com";
const byEndpoints = {
  name: "example",
  clientId: "id",
  endpoints: { token: `${origin}/token`, authorization: `${origin}/auth` },
};
const challenge = (error: string, headers = {}): Response =>
  new Response(undefined, { status: 401, headers: { "www-authenticate": `DPoP error="${error}"`, ...headers } });

/** A session, and a program whose server answers as told. */
async function simulated(answer: (request: Request, body: string) => Response, more: object = {}) {
  const session = await loggedIn();
  calls = [];
  const requests: { request: Request; body: string }[] = [];
  const tokens = createOAuth({
    name: "example",
    endpoints: { token: `${origin}/token` },
    clientId: "id",
    apis: [origin],
    dpop: true,
    ...more,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const body = await request.clone().text();
      requests.push({ request, body });
      return answer(request, body);
    },
  });
  await tokens.save(session);
  return { tokens, session, requests };
}

const claims = ({ request }: { request: Request }) => decodeJwt(request.headers.get("dpop")!);

test("a body is sent again with the nonce", async () => {
  const { tokens, requests } = await simulated((request) =>
    claims({ request })["nonce"] === "n1" ? new Response("done") : challenge("use_dpop_nonce", { "dpop-nonce": "n1" }),
  );
  const response = await tokens.fetch(origin, { method: "POST", body: "a body" });
  expect(await response.text()).toBe("done");
  expect(requests.map(({ body }) => body)).toEqual(["a body", "a body"]);
  expect(claims(requests[0]!).jti).not.toBe(claims(requests[1]!).jti);
});

test("a stream is not sent again, and the next one has the nonce", async () => {
  const { tokens, requests } = await simulated((request) =>
    claims({ request })["nonce"] === "n1" ? new Response() : challenge("use_dpop_nonce", { "dpop-nonce": "n1" }),
  );
  const send = (): Promise<Response> =>
    tokens.fetch(origin, { method: "POST", body: new Blob(["a stream"]).stream(), duplex: "half" });
  await expect(send()).rejects.toBeInstanceOf(BodyNotReplayableError);
  expect(requests).toHaveLength(1);
  expect((await send()).status).toBe(200);
});

test("an API that always demands another nonce gets two requests, and no refresh", async () => {
  let count = 0;
  const { tokens, requests } = await simulated(() => challenge("use_dpop_nonce", { "dpop-nonce": `n${++count}` }));
  expect((await tokens.fetch(origin)).status).toBe(401);
  expect(requests).toHaveLength(2);
});

test("a rejected token is refreshed once, and the request has a new proof", async () => {
  const { tokens, session, requests } = await simulated((request) => {
    if (request.url.endsWith("/token"))
      return Response.json({ access_token: "renewed", token_type: "DPoP", expires_in: 60 });
    return request.headers.get("authorization") === "DPoP renewed" ? new Response() : challenge("invalid_token");
  });
  expect((await tokens.fetch(origin)).status).toBe(200);
  expect(requests.map(({ request }) => new URL(request.url).pathname)).toEqual(["/", "/token", "/"]);
  expect(claims(requests[0]!)["ath"]).not.toBe(claims(requests[2]!)["ath"]);
  expect((await tokens.session()).dpopKey).toEqual(session.dpopKey);
});

test("a proof is dated by the program's clock", async () => {
  const clock = testClock(Date.now() - 120_000);
  const { tokens, requests } = await simulated(() => new Response(), { clock });
  await tokens.fetch(origin);
  expect(claims(requests[0]!).iat).toBe(Math.floor(clock.now() / 1000));
});

test("a server that does not bind gets Bearer tokens, and no key is kept", async () => {
  const sent: (string | null)[] = [];
  const server = {
    ...byEndpoints,
    dpop: true,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const { url, headers } = new Request(input, init);
      sent.push(headers.get(url.endsWith("/token") ? "dpop" : "authorization"));
      return Response.json({ access_token: "a", token_type: "Bearer", expires_in: 60 });
    },
  };
  const login = oauthLogin({ ...server, redirectUri, scopes: ["api"] });
  const { checks } = await login.authorizationUrl();
  const { session } = await login.exchange(`${redirectUri}?code=c&state=${checks.state}`, checks);
  expect(session).not.toHaveProperty("dpopKey");
  const tokens = createOAuth({ ...server, apis: [origin] });
  await tokens.save(session);
  await tokens.fetch(origin);
  expect(sent).toEqual([expect.any(String), "Bearer a"]);
});

test.for([
  ["use_dpop_nonce", 2, "provider_unavailable"],
  ["invalid_dpop_proof", 1, "provider_configuration"],
] as const)("a token endpoint that answers %s gets %i requests: %s", async ([error, count, code]) => {
  let sent = 0;
  const login = oauthLogin({
    ...byEndpoints,
    dpop: true,
    redirectUri,
    scopes: ["api"],
    fetch: () =>
      Promise.resolve(Response.json({ error }, { status: 400, headers: { "dpop-nonce": `nonce-${++sent}` } })),
  });
  const { checks } = await login.authorizationUrl();
  await expect(login.exchange(`${redirectUri}?code=c&state=${checks.state}`, checks)).rejects.toMatchObject({ code });
  expect(sent).toBe(count);
});

test("neither events nor errors have the key", async () => {
  const events: TokensEvent[] = [];
  const { tokens, session, requests } = await simulated((request) =>
    Response.json({ error: "invalid_grant", error_description: request.headers.get("dpop") }, { status: 400 }),
  );
  tokens.on((event) => events.push(event));
  const error: unknown = await tokens.refresh().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "reauthorization_required" });
  expect(events).not.toHaveLength(0);
  const told = JSON.stringify([events, String(error), error, ...requests.map(({ body }) => body)]);
  expect(told).not.toContain(session.dpopKey!.d);
});

test("a session from before is sent as Bearer", async () => {
  const { tokens, requests } = await simulated(() => new Response());
  await tokens.save(newSession({ accessToken: "a", obtainedAt: 1 }));
  await tokens.fetch(origin);
  expect(requests[0]!.request.headers.get("authorization")).toBe("Bearer a");
});
