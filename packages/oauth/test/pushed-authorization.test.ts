import { createOAuth, type OAuthClientCredentials } from "@tokens/oauth";
import { discoverServer } from "@tokens/oauth/discovery";
import { oauthLogin, type OAuthLoginOptions } from "@tokens/oauth/login";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, redirectUri, secret } from "./authority.ts";
import { startDiscoveryAuthority, type DiscoveryAuthority } from "./discovery-authority.ts";

const scopes = ["openid", "offline_access", "api"];
let privateKey: OAuthPrivateKey;
/** Wants every authorization request pushed. */
let strict: DiscoveryAuthority;
/** Takes pushed requests and others. */
let lenient: DiscoveryAuthority;

type OAuthPrivateKey = Extract<OAuthClientCredentials["clientAuthentication"], object>["privateKey"];

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  ({ privateKey } = pair);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const jwk = { kty, crv, x, y, use: "sig", kid: "key-1", alg: "ES256" };
  [strict, lenient] = await Promise.all([
    startDiscoveryAuthority({ jwk, requiresPushedAuthorization: true }),
    startDiscoveryAuthority(),
  ]);
});
afterAll(() => Promise.all([strict.close(), lenient.close()]));

const basic = { clientId: "basic", clientSecret: secret };
const common = { name: "loopback", redirectUri, scopes };

const clients = (): Record<string, OAuthClientCredentials> => ({
  basic,
  post: { clientId: "post", clientSecret: secret, clientAuthentication: "post" },
  none: { clientId: "public" },
  private_key_jwt: { clientId: "jwt", clientAuthentication: { privateKey, keyId: "key-1" } },
});

const endpointsOf = ({ issuer }: DiscoveryAuthority) => ({
  token: `${issuer}/token`,
  authorization: `${issuer}/auth`,
  pushedAuthorizationRequest: `${issuer}/request`,
});

describe("a pushed authorization request", () => {
  test.for(["basic", "post", "none", "private_key_jwt"])(
    "is sent where the server requires it, authenticated by %s",
    async (method) => {
      const client = clients()[method]!;
      const login = oauthLogin({ ...common, issuer: strict.issuer, ...client });
      const { url, checks } = await login.authorizationUrl();
      expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
        client_id: client.clientId,
        request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:/),
      });
      const { session, claims } = await login.exchange(await approve(url), checks);
      expect(claims).toMatchObject({ sub: "ada", iss: strict.issuer });

      const tokens = createOAuth({ name: "loopback", issuer: strict.issuer, ...client, apis: [strict.issuer] });
      await tokens.save({ ...session, expiresAt: session.obtainedAt });
      await expect(tokens.accessToken()).resolves.not.toBe(session.accessToken);
    },
  );

  test("is sent where the program wants it", async () => {
    const login = oauthLogin({ ...common, issuer: lenient.issuer, ...basic, pushedAuthorization: true });
    const { url, checks } = await login.authorizationUrl();
    expect(new URL(url).searchParams.has("redirect_uri")).toBe(false);
    expect((await login.exchange(await approve(url), checks)).claims).toMatchObject({ sub: "ada" });
  });

  test("is not sent where nobody wants it", async () => {
    const before = lenient.requests().length;
    const { url } = await oauthLogin({ ...common, issuer: lenient.issuer, ...basic }).authorizationUrl();
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(redirectUri);
    expect(lenient.requests().slice(before)).toEqual(["GET /.well-known/openid-configuration"]);
  });

  test("is sent by endpoints", async () => {
    const login = oauthLogin({
      ...common,
      endpoints: endpointsOf(strict),
      ...basic,
      scopes: ["offline_access", "api"],
      pushedAuthorization: true,
    });
    const { url, checks } = await login.authorizationUrl();
    expect((await login.exchange(await approve(url), checks)).session).toHaveProperty("refreshToken");
  });

  test("is offered or required, as the discovery document says", async () => {
    expect(await discoverServer({ issuer: strict.issuer })).toMatchObject({ pushedAuthorization: "required" });
    expect(await discoverServer({ issuer: lenient.issuer })).toMatchObject({ pushedAuthorization: "optional" });
  });
});

describe("a pushed authorization request is refused as a mistake of the program", () => {
  test.for<[string, Partial<OAuthLoginOptions>, string, RegExp]>([
    ["of a wrong secret", { clientSecret: "wrong" }, "invalid_client", /refused to start a login/],
    ["of a redirect URI", { redirectUri: "https://other.example/" }, "invalid_request", /Check .*redirect URI/],
    [
      "of a parameter",
      { authorizationParameters: { prompt: "nonsense" } },
      "invalid_request",
      /refused to start a login/,
    ],
  ])("because %s", async ([, options, providerCode, message]) => {
    const login = oauthLogin({ ...common, issuer: strict.issuer, ...basic, ...options } as OAuthLoginOptions);
    await expect(login.authorizationUrl()).rejects.toMatchObject({
      code: "provider_configuration",
      providerCode,
      message: expect.stringMatching(message),
    });
  });

  test("because the server has no endpoint for it", async () => {
    const { pushedAuthorizationRequest: _, ...endpoints } = endpointsOf(strict);
    const login = oauthLogin({ ...common, endpoints, ...basic, scopes: [], pushedAuthorization: true });
    await expect(login.authorizationUrl()).rejects.toMatchObject({
      code: "provider_configuration",
      message: expect.stringMatching(/lacks pushed_authorization_request_endpoint/),
    });
  });

  test.for([
    ["is away", () => Promise.reject(new TypeError("away"))],
    ["is busy", () => Promise.resolve(Response.json({ error: "slow_down" }, { status: 429 }))],
    ["fails", () => Promise.resolve(new Response("no", { status: 503 }))],
  ] as const)("but not because the server %s", async ([, fetch]) => {
    const options = { ...common, endpoints: endpointsOf(strict), ...basic, scopes: [], pushedAuthorization: true };
    const login = oauthLogin({ ...options, fetch });
    await expect(login.authorizationUrl()).rejects.toMatchObject({ code: "provider_unavailable", retryable: true });
  });
});

describe("the iss parameter of a callback (RFC 9207)", () => {
  /** What becomes of a login whose callback was changed on the way. */
  async function exchanged(
    server: Pick<OAuthLoginOptions, "issuer" | "endpoints">,
    change: (query: URLSearchParams) => void,
  ): Promise<unknown> {
    const login = oauthLogin({ ...common, ...basic, scopes: ["api"], ...server } as OAuthLoginOptions);
    const { url, checks } = await login.authorizationUrl();
    const callback = new URL(await approve(url));
    expect(callback.searchParams.get("iss")).toBe(lenient.issuer);
    change(callback.searchParams);
    return login.exchange(callback, checks).then(
      () => "done",
      (error: unknown) => error,
    );
  }
  const refused = { code: "reauthorization_required", reason: "refused" };

  test("has to name the issuer, where the server announces it", async () => {
    const byIssuer = { issuer: lenient.issuer };
    expect(await exchanged(byIssuer, () => undefined)).toBe("done");
    expect(await exchanged(byIssuer, (query) => query.delete("iss"))).toMatchObject(refused);
    expect(await exchanged(byIssuer, (query) => query.set("iss", "https://evil.example"))).toMatchObject(refused);
    expect(await exchanged(byIssuer, (query) => query.append("iss", lenient.issuer))).toMatchObject(refused);
  });

  test("is not compared by endpoints, which name no issuer", async () => {
    const byEndpoints = { endpoints: endpointsOf(lenient) };
    expect(await exchanged(byEndpoints, (query) => query.set("iss", "https://accounts.example.com"))).toBe("done");
  });
});
