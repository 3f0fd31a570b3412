import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { memorySessions, newSession, type TokenManager } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createOAuth } from "@tokens/oauth";
import { oauthLogin, type OAuthLoginOptions } from "@tokens/oauth/login";
import { createOAuth1, oauth1Login } from "@tokens/oauth/oauth1";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { approve, redirectUri, secret, startAuthority, type Authority } from "./authority.ts";

const origin = "https://auth.example.com";
const endpoints = {
  token: `${origin}/token`,
  authorization: `${origin}/authorize`,
  revocation: `${origin}/revoke`,
  deviceAuthorization: `${origin}/device`,
};
const settings = {
  name: "example",
  endpoints,
  clientId: "one",
  clientSecret: secret,
  apis: ["https://api.example.com"],
};
const granted = { access_token: "a", refresh_token: "r", token_type: "bearer", expires_in: 60 };

/** A server on loopback; where each request went. */
async function serve(listener: RequestListener): Promise<{ origin: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** `fetch` that answers with these in turn, the last one again and again; and the bodies that it was sent. */
function answering(...answers: readonly (() => Response)[]): { fetch: typeof fetch; bodies: URLSearchParams[] } {
  const bodies: URLSearchParams[] = [];
  return {
    bodies,
    fetch: async (input, init) => {
      bodies.push(new URLSearchParams(await new Request(input, init).text()));
      return answers[Math.min(bodies.length, answers.length) - 1]!();
    },
  };
}

const ended = newSession({ accessToken: "old", refreshToken: "r", obtainedAt: 1, expiresAt: 2 });

describe("records", () => {
  const keyOf = (more: object): string => createOAuth({ ...settings, ...more }).key;

  test("of two clients, servers and tenants are apart", () => {
    const byIssuer = (issuer: string): string => keyOf({ endpoints: undefined, issuer });
    const keys = [
      keyOf({}),
      keyOf({ clientId: "two" }),
      keyOf({ endpoints: { token: "https://other.example.com/token" } }),
      byIssuer("https://login.example.com/tenant-a"),
      byIssuer("https://login.example.com/tenant-b"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("of a program are replaced when its client secret changes", async () => {
    const clock = testClock();
    const sessions = memorySessions({ clock });
    const token = answering(() => Response.json({ access_token: `a-${token.bodies.length}`, expires_in: 3600 }));
    const ask = (clientSecret: string): Promise<string> =>
      createOAuth({
        ...settings,
        clientSecret,
        clientCredentials: {},
        sessions,
        clock,
        fetch: token.fetch,
      }).accessToken();
    expect([await ask("first"), await ask("first"), await ask("second")]).toEqual(["a-1", "a-1", "a-2"]);
  });
});

test("discovery is not repeated at each refresh", async () => {
  const clock = testClock();
  const document = { issuer: origin, token_endpoint: endpoints.token };
  let asked = 0;
  const tokens = createOAuth({
    ...settings,
    endpoints: undefined,
    issuer: origin,
    clientCredentials: {},
    clock,
    fetch: async (input) => {
      const isDiscovery = new Request(input).url.includes(".well-known");
      if (isDiscovery) asked += 1;
      return Response.json(isDiscovery ? document : { access_token: "a", expires_in: 60 });
    },
  });
  for (let refresh = 0; refresh < 3; refresh++) await tokens.refresh();
  expect(asked).toBe(1);
});

test("an assertion names its key and its server, lasts for a minute, and is used once", async () => {
  const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const clock = testClock();
  const token = answering(() => Response.json(granted));
  const tokens = createOAuth({
    ...settings,
    clientSecret: undefined,
    clientAuthentication: { privateKey, keyId: "key-1" },
    clientCredentials: {},
    clock,
    fetch: token.fetch,
  });
  await tokens.refresh();
  await tokens.refresh();
  const assertions = token.bodies.map((body) =>
    body
      .get("client_assertion")!
      .split(".", 2)
      .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>),
  );
  const issuedAt = clock.now() / 1000;
  for (const [header, claims] of assertions) {
    expect(header).toEqual({ alg: "ES256", typ: "JWT", kid: "key-1" });
    expect(claims).toMatchObject({ iss: "one", sub: "one", aud: origin, iat: issuedAt, exp: issuedAt + 60 });
  }
  expect(assertions[0]![1]!["jti"]).not.toBe(assertions[1]![1]!["jti"]);
});

describe("a refresh token", () => {
  /** What a refresh is refused with when an earlier one was cut off. */
  async function refusal(rotation?: boolean): Promise<unknown> {
    const clock = testClock();
    const sessions = memorySessions({ clock });
    const { fetch } = answering(() => Response.json({ error: "invalid_grant" }, { status: 400 }));
    const tokens = createOAuth({ ...settings, ...(rotation !== undefined && { rotation }), sessions, clock, fetch });
    await sessions.set(tokens.key, ended);
    await sessions.claim(tokens.key, { known: ended.version, owner: "killed", leaseMs: 15_000 });
    await clock.advance(15_001);
    return tokens.accessToken().catch((error: unknown) => error);
  }

  test("that works once is lost when a refresh was cut off, one that lasts is refused", async () => {
    expect(await refusal()).toMatchObject({ reason: "interrupted" });
    expect(await refusal(true)).toMatchObject({ reason: "interrupted" });
    expect(await refusal(false)).toMatchObject({ reason: "refused" });
  });

  test("that stays keeps its end, a new one begins its life", async () => {
    const clock = testClock();
    const lifetime = 86_400_000;
    const { fetch } = answering(
      () => Response.json(granted),
      () => Response.json({ ...granted, refresh_token: "r-2" }),
    );
    const tokens = createOAuth({ ...settings, refreshTokenLifetimeMs: lifetime, clock, fetch });
    const end = clock.now() + 1000;
    await tokens.save({ ...ended, refreshTokenExpiresAt: end });
    expect((await tokens.refresh()).refreshTokenExpiresAt).toBe(end);
    expect((await tokens.refresh()).refreshTokenExpiresAt).toBe(clock.now() + lifetime);
  });
});

describe("a revocation", () => {
  async function revokedAt(url: string): Promise<unknown> {
    const tokens: TokenManager = createOAuth({
      ...settings,
      endpoints: { token: `${url}/token`, revocation: `${url}/revoke` },
    });
    await tokens.save(ended);
    return tokens.logout().then(
      () => "done",
      (error: unknown) => error,
    );
  }

  test("follows no redirect: the token stays with its server", async () => {
    const elsewhere = await serve((_, response) => response.end());
    const server = await serve((_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/collect` }).end(),
    );
    expect(await revokedAt(server.origin)).toMatchObject({ code: "provider_unavailable" });
    expect([server.seen, elsewhere.seen]).toEqual([["POST /revoke"], []]);
  });

  test("that is refused is told", async () => {
    const server = await serve((_, response) => response.writeHead(503).end());
    expect(await revokedAt(server.origin)).toMatchObject({ code: "provider_unavailable" });
    const willing = await serve((_, response) => response.end());
    expect(await revokedAt(willing.origin)).toBe("done");
  });
});

describe("a login", () => {
  const loginAt = (fetch: typeof globalThis.fetch, more: Partial<OAuthLoginOptions> = {}) =>
    oauthLogin({ ...settings, redirectUri, scopes: ["api"], fetch, ...more });

  test("takes no callback with the state of another, and sends nothing then", async () => {
    const token = answering(() => Response.json(granted));
    const login = loginAt(token.fetch);
    const [mine, other] = [await login.authorizationUrl(), await login.authorizationUrl()];
    const callback = `${redirectUri}?code=c&state=${other.checks.state}`;
    await expect(login.exchange(callback, mine.checks)).rejects.toMatchObject({ reason: "refused" });
    expect(token.bodies).toEqual([]);
  });

  test("sends the redirect URI as it is registered, whatever address the callback came by", async () => {
    const registered = `${redirectUri}?tenant=7`;
    const token = answering(() => Response.json(granted));
    const login = loginAt(token.fetch, { redirectUri: registered });
    const { url, checks } = await login.authorizationUrl();
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(registered);
    await login.exchange(`http://internal.example:3000/back?tenant=7&code=c&state=${checks.state}`, checks);
    expect(token.bodies.map((body) => body.get("redirect_uri"))).toEqual([registered]);
  });

  test("counts a lifetime from when the code was sent", async () => {
    const clock = testClock();
    const sentAt = clock.now();
    const login = loginAt(
      async () => {
        clock.set(clock.now() + 9000);
        return Response.json(granted);
      },
      { clock },
    );
    const { checks } = await login.authorizationUrl();
    const { session } = await login.exchange(`${redirectUri}?code=c&state=${checks.state}`, checks);
    expect(session).toMatchObject({ obtainedAt: sentAt, expiresAt: sentAt + 60_000 });
  });

  test("of a client that the server does not know is a mistake of the program", async () => {
    const { fetch } = answering(() => Response.json({ error: "invalid_client" }, { status: 400 }));
    const login = loginAt(fetch);
    const { checks } = await login.authorizationUrl();
    const exchange = login.exchange(`${redirectUri}?code=c&state=${checks.state}`, checks);
    await expect(exchange).rejects.toMatchObject({ code: "provider_configuration", providerCode: "invalid_client" });
  });

  test.for(["token", "authorization", "revocation", "deviceAuthorization"])(
    "has no %s endpoint over plain http",
    (what) => {
      const plain = { ...endpoints, [what]: "http://auth.example.com/" };
      expect(() => loginAt(fetch, { endpoints: plain })).toThrow(/over https only/);
    },
  );
});

describe("an id token", () => {
  let authority: Authority;
  beforeAll(async () => void (authority = await startAuthority()));
  afterAll(() => authority.close());

  async function exchange({
    nonce,
    forge = (token: string) => token,
  }: {
    nonce?: string;
    forge?: (token: string) => string;
  }) {
    const login = oauthLogin({
      name: "loopback",
      issuer: authority.issuer,
      clientId: "basic",
      clientSecret: secret,
      redirectUri,
      scopes: ["openid"],
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (!new Request(input).url.endsWith("/token")) return response;
        const { id_token, ...answer } = (await response.json()) as { id_token: string };
        return Response.json({ ...answer, id_token: forge(id_token) });
      },
    });
    const { url, checks } = await login.authorizationUrl();
    return login.exchange(await approve(url), { ...checks, ...(nonce !== undefined && { nonce }) });
  }

  test("of this login is read", async () => {
    expect((await exchange({})).claims).toMatchObject({ sub: "ada" });
  });

  test("of another login is refused", async () => {
    await expect(exchange({ nonce: "another" })).rejects.toMatchObject({ reason: "refused" });
  });

  test("that was changed on the way is not believed", async () => {
    const forge = (token: string): string => {
      const [header, payload, signature] = token.split(".");
      const claims = JSON.parse(Buffer.from(payload!, "base64url").toString()) as object;
      return [header, Buffer.from(JSON.stringify({ ...claims, sub: "eve" })).toString("base64url"), signature].join(
        ".",
      );
    };
    await expect(exchange({ forge })).rejects.toHaveProperty("code");
  });
});

test("a device login that a server refuses because of the client is no lost login", async () => {
  const { fetch } = answering(() => Response.json({ error: "invalid_client" }, { status: 400 }));
  const options = { name: "example", endpoints, clientId: "one", clientSecret: secret, scopes: ["a"], fetch };
  await expect(oauthLogin(options).device()).rejects.toMatchObject({
    code: "provider_configuration",
    providerCode: "invalid_client",
  });
});

describe("a device", () => {
  const started = {
    device_code: "d",
    user_code: "u",
    verification_uri: "https://x.example",
    expires_in: 600,
    interval: 5,
  };
  const pending = (error: string) => (): Response => Response.json({ error }, { status: 400 });

  async function waiting(...answers: readonly (() => Response)[]) {
    const clock = testClock();
    const server = answering(() => Response.json(started), ...answers);
    const device = await oauthLogin({
      ...settings,
      scopes: ["api"],
      clock,
      fetch: server.fetch,
    }).device();
    return { clock, device, asked: () => server.bodies.length - 1 };
  }

  test("that is told to slow down asks every ten seconds instead of five", async () => {
    const { clock, device, asked } = await waiting(pending("slow_down"), pending("authorization_pending"));
    void device.finish().catch(() => undefined);
    await clock.advance(5000);
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(9999);
    expect(asked()).toBe(1);
    await clock.advance(1);
    expect(asked()).toBe(2);
  });

  test("whose program gives up asks no more", async () => {
    const { clock, device, asked } = await waiting(pending("authorization_pending"));
    const stop = new AbortController();
    const result = device.finish({ signal: stop.signal }).catch((error: unknown) => error);
    await clock.advance(5000);
    await expect.poll(() => clock.sleeping).toBe(1);
    stop.abort();
    expect(await result).toMatchObject({ name: "AbortError" });
    expect(asked()).toBe(1);
  });
});

describe("OAuth 1.0a", () => {
  const consumer = { name: "photos", consumerKey: "key", consumerSecret: "secret" };

  test("never signs two requests with one nonce", async () => {
    const headers: string[] = [];
    const tokens = createOAuth1({
      ...consumer,
      apis: ["https://photos.example.net"],
      fetch: async (input, init) => {
        headers.push(new Request(input, init).headers.get("authorization")!);
        return new Response("ok");
      },
    });
    await tokens.save({ ...ended, expiresAt: Infinity, accessTokenSecret: "s" });
    for (let call = 0; call < 2; call++) await tokens.fetch("https://photos.example.net/a");
    const nonces = headers.map((header) => /oauth_nonce="([^"]+)"/.exec(header)![1]);
    expect(new Set(nonces).size).toBe(2);
  });

  const login = (url: string) =>
    oauth1Login({
      ...consumer,
      endpoints: { temporary: `${url}/initiate`, authorization: `${url}/authorize`, token: `${url}/token` },
      callbackUrl: "http://127.0.0.1/ready",
    });

  test("follows no redirect with a signed request", async () => {
    const elsewhere = await serve((_, response) => response.end("oauth_token=t&oauth_token_secret=s"));
    const server = await serve((_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/initiate` }).end(),
    );
    await expect(login(server.origin).authorizationUrl()).rejects.toHaveProperty("code");
    expect(elsewhere.seen).toEqual([]);
  });

  test.for([
    [401, "provider_configuration"],
    [429, "provider_unavailable"],
    [503, "provider_unavailable"],
  ] as const)("a %i at the start of a login is %s", async ([status, code]) => {
    const server = await serve((_, response) => response.writeHead(status).end());
    await expect(login(server.origin).authorizationUrl()).rejects.toMatchObject({ code });
  });
});
