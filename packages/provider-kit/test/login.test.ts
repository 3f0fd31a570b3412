import { clientSecretBasic, clientSecretPost } from "@tokens/provider-kit";
import { createLogin, type CreateLoginOptions } from "@tokens/provider-kit/login";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";

const redirectUri = "https://app.example.com/callback?tenant=7";
const clock = testClock();
const metadata = {
  issuer: "https://auth.example.com",
  authorization_endpoint: "https://auth.example.com/authorize",
  token_endpoint: "https://auth.example.com/token",
};

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: URLSearchParams;
}

/** A login at a server that gives this answer to each token request, and the requests it was sent. */
function loginAt(answer: () => Response, options: Partial<CreateLoginOptions> = {}) {
  const sent: Sent[] = [];
  const login = createLogin({
    provider: "Example",
    metadata,
    clientId: "id",
    client: clientSecretBasic("id", "s3cr+t"),
    redirectUri,
    scopes: ["read", "write"],
    clock,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const body = new URLSearchParams(await request.text());
      sent.push({ url: request.url, headers: request.headers, body });
      return answer();
    },
    ...options,
  });
  return { login, sent };
}

const granted = (): Response => Response.json({ access_token: "a", refresh_token: "r", expires_in: 60 });

test("a login sends the browser away with PKCE and state, and exchanges the code as the client", async () => {
  const { login, sent } = loginAt(granted);
  const { url, checks } = await login.authorizationUrl();
  expect(url).toContain("scope=read%20write");
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    response_type: "code",
    client_id: "id",
    redirect_uri: redirectUri,
    scope: "read write",
    state: checks.state,
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
  const { session, claims } = await login.exchange(`/callback?tenant=7&code=c&state=${checks.state}`, checks);
  expect(session).toEqual({
    version: session.version,
    accessToken: "a",
    refreshToken: "r",
    obtainedAt: clock.now(),
    expiresAt: clock.now() + 60_000,
  });
  expect(claims).toBeUndefined();
  expect(sent.map(({ url: to, body }) => [to, Object.fromEntries(body)])).toEqual([
    [
      "https://auth.example.com/token",
      { grant_type: "authorization_code", code: "c", redirect_uri: redirectUri, code_verifier: checks.codeVerifier },
    ],
  ]);
  expect(sent[0]!.headers.get("authorization")).toBe(`Basic ${btoa("id:s3cr%2Bt")}`);
  expect(sent[0]!.headers.get("user-agent")).toMatch(/^tokens-example\//);
});

test("scopes are joined as the server wants them, and further parameters are sent", async () => {
  const { login, sent } = loginAt(granted, {
    client: clientSecretPost("id", "secret"),
    scopeSeparator: ",",
    authorizationParameters: { prompt: "consent" },
    tokenParameters: { audience: "api" },
  });
  const { url, checks } = await login.authorizationUrl();
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ scope: "read,write", prompt: "consent" });
  await login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks);
  expect(Object.fromEntries(sent[0]!.body)).toMatchObject({
    client_id: "id",
    client_secret: "secret",
    audience: "api",
  });
});

describe("a pushed authorization request", () => {
  const pushing = {
    ...metadata,
    pushed_authorization_request_endpoint: "https://auth.example.com/par",
  };
  const pushed = (): Response => Response.json({ request_uri: "urn:example:1", expires_in: 60 }, { status: 201 });

  test.for([
    ["the program wants it", { metadata: pushing, pushedAuthorization: true }],
    ["the server requires it", { metadata: { ...pushing, require_pushed_authorization_requests: true } }],
  ] as const)("leaves only its name to the browser, where %s", async ([, options]) => {
    const { login, sent } = loginAt(pushed, { ...options, authorizationParameters: { prompt: "consent" } });
    const { url, checks } = await login.authorizationUrl();
    expect(url).toBe("https://auth.example.com/authorize?request_uri=urn%3Aexample%3A1&client_id=id");
    expect(sent.map(({ url: to }) => to)).toEqual(["https://auth.example.com/par"]);
    expect(sent[0]!.headers.get("authorization")).toBe(`Basic ${btoa("id:s3cr%2Bt")}`);
    expect(Object.fromEntries(sent[0]!.body)).toMatchObject({
      client_id: "id",
      redirect_uri: redirectUri,
      scope: "read write",
      state: checks.state,
      prompt: "consent",
      code_challenge_method: "S256",
    });
  });

  test("that is refused is a mistake of the program", async () => {
    const { login } = loginAt(() => Response.json({ error: "invalid_scope" }, { status: 400 }), {
      metadata: pushing,
      pushedAuthorization: true,
    });
    await expect(login.authorizationUrl()).rejects.toMatchObject({
      code: "provider_configuration",
      providerCode: "invalid_scope",
    });
  });
});

test("a login without an authorization endpoint says what is missing", async () => {
  const { login } = loginAt(granted, {
    metadata: { issuer: "https://a.example", token_endpoint: "https://a.example/t" },
  });
  await expect(login.authorizationUrl()).rejects.toMatchObject({
    code: "provider_configuration",
    message: expect.stringMatching(/lacks authorization_endpoint/),
  });
});

test("an answer that deviates from RFC 6749 is read as in a refresh", async () => {
  const answer = (): Response => new Response("accessToken=a&expires_at=2030-01-01T00:00:00");
  const { login } = loginAt(answer, { names: { access_token: "accessToken" } });
  const { checks } = await login.authorizationUrl();
  const { session } = await login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks);
  expect(session).toMatchObject({ accessToken: "a", expiresAt: Date.UTC(2030, 0, 1) });
});

test.for<[string, string, RegExp]>([
  ["of another login", "code=c&state=other", /does not belong to this login/],
  ["without state", "code=c", /does not belong to this login/],
  ["with two codes", "code=c&code=d&state=STATE", /does not belong to this login/],
  ["of a user who refused", "error=access_denied&state=STATE", /Example did not grant access \(access_denied\)/],
])("a callback %s is refused, and nothing is sent", async ([, query, message]) => {
  const { login, sent } = loginAt(granted);
  const { checks } = await login.authorizationUrl();
  const callback = `${redirectUri}&${query.replace("STATE", checks.state)}`;
  await expect(login.exchange(callback, checks)).rejects.toMatchObject({
    code: "reauthorization_required",
    reason: "refused",
    message: expect.stringMatching(message),
  });
  expect(sent).toEqual([]);
});

test.for<[string, object | undefined]>([
  ["no checks", undefined],
  ["checks without state", { codeVerifier: "v" }],
  ["checks without a verifier", { state: "s" }],
])("%s cannot finish a login, whatever the callback says", async ([, checks]) => {
  const { login, sent } = loginAt(granted);
  await expect(login.exchange(`${redirectUri}&code=c`, checks as never)).rejects.toThrow(/missing or incomplete/);
  expect(sent).toEqual([]);
});

describe("an ID token", () => {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const signature = { name: "ECDSA", hash: "SHA-256" };

  /** Finishes a login whose ID token has these claims, and is changed on its way. */
  async function claimsOf(changes: object, forge = (token: string): string => token) {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const keys = [{ ...(await crypto.subtle.exportKey("jwk", publicKey)), kid: "k" }];
    let idToken = "";
    const { login } = loginAt(granted, {
      scopes: ["openid"],
      metadata: {
        issuer: "https://auth.example.com",
        authorization_endpoint: "https://auth.example.com/authorize",
        token_endpoint: "https://auth.example.com/token",
        jwks_uri: "https://auth.example.com/keys",
        id_token_signing_alg_values_supported: ["ES256"],
      },
      fetch: async (input) =>
        Response.json(new Request(input).url.endsWith("/keys") ? { keys } : { access_token: "a", id_token: idToken }),
    });
    const { url, checks } = await login.authorizationUrl();
    expect(new URL(url).searchParams.get("nonce")).toBe(checks.nonce);
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: "https://auth.example.com", aud: "id", sub: "ada", nonce: checks.nonce, iat, exp: iat + 60 };
    const text = [
      { alg: "ES256", kid: "k" },
      { ...claims, ...changes },
    ]
      .map(encode)
      .join(".");
    const signed = await crypto.subtle.sign(signature, privateKey, Buffer.from(text));
    idToken = forge(`${text}.${Buffer.from(signed).toString("base64url")}`);
    return (await login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks)).claims;
  }

  test("of this login is read", async () => {
    expect(await claimsOf({})).toMatchObject({ sub: "ada" });
  });

  test("of another login or client is refused", async () => {
    await expect(claimsOf({ nonce: "another" })).rejects.toMatchObject({ reason: "refused" });
    await expect(claimsOf({ aud: "other" })).rejects.toMatchObject({ reason: "refused" });
  });

  test("that was changed is refused", async () => {
    const forge = (token: string): string => {
      const [header, payload, signed] = token.split(".");
      const claims = JSON.parse(Buffer.from(payload!, "base64url").toString()) as object;
      return [header, encode({ ...claims, sub: "eve" }), signed].join(".");
    };
    await expect(claimsOf({}, forge)).rejects.toHaveProperty("code");
  });
});

test("with openid, a response without an ID token is refused", async () => {
  const { login } = loginAt(granted, { scopes: ["openid"] });
  const { url, checks } = await login.authorizationUrl();
  expect(new URL(url).searchParams.get("nonce")).toBe(checks.nonce);
  const exchange = login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks);
  await expect(exchange).rejects.toMatchObject({ reason: "refused" });
});

test("an ID token that is not verified is ignored", async () => {
  const answer = (): Response => Response.json({ access_token: "a", id_token: "unsigned" });
  const { login } = loginAt(answer, { scopes: ["openid"], verifyIdToken: false });
  const { checks } = await login.authorizationUrl();
  const { session, claims } = await login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks);
  expect({ token: session.accessToken, claims }).toEqual({ token: "a", claims: undefined });
});

test("a server without PKCE gets no code challenge and no verifier", async () => {
  const { login, sent } = loginAt(granted, { pkce: false });
  const { url, checks } = await login.authorizationUrl();
  expect(url).not.toContain("code_challenge");
  await login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks);
  expect(sent[0]!.body.has("code_verifier")).toBe(false);
});

test.for<[string, () => Response, object]>([
  [
    "a wrong client",
    () => Response.json({ error: "invalid_client" }, { status: 401 }),
    { code: "provider_configuration" },
  ],
  [
    "a used code",
    () => Response.json({ error: "invalid_grant" }, { status: 400 }),
    { code: "reauthorization_required" },
  ],
  ["an outage", () => new Response("down", { status: 503 }), { code: "provider_unavailable", retryable: true }],
  ["no network", () => Response.error(), { code: "provider_unavailable" }],
])("%s has its own error", async ([, answer, error]) => {
  const { login } = loginAt(answer);
  const { checks } = await login.authorizationUrl();
  await expect(login.exchange(`${redirectUri}&code=c&state=${checks.state}`, checks)).rejects.toMatchObject(error);
});
