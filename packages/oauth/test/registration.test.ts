import { createOAuth } from "@tokens/oauth";
import { registerClient, type RegisterClientOptions } from "@tokens/oauth/discovery";
import { oauthLogin } from "@tokens/oauth/login";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, redirectUri } from "./authority.ts";
import { startDiscoveryAuthority, type DiscoveryAuthority } from "./discovery-authority.ts";

const initialAccessToken = "initial-access-token";
/** Lets everyone register, those with a token, and nobody. */
let open: DiscoveryAuthority;
let guarded: DiscoveryAuthority;
let closed: DiscoveryAuthority;

beforeAll(async () => {
  [open, guarded, closed] = await Promise.all([
    startDiscoveryAuthority({ registration: true }),
    startDiscoveryAuthority({ registration: initialAccessToken }),
    startDiscoveryAuthority(),
  ]);
});
afterAll(() => Promise.all([open.close(), guarded.close(), closed.close()]));

const redirectUris = [redirectUri];

describe("a registered client", () => {
  test.for([
    [undefined, "basic"],
    ["client_secret_basic", "basic"],
    ["client_secret_post", "post"],
    ["none", "none"],
  ] as const)("that authenticates by %s logs in and refreshes", async ([tokenEndpointAuthMethod, expected]) => {
    const { issuer } = open;
    const client = await registerClient({
      issuer,
      redirectUris,
      clientName: "A program",
      ...(tokenEndpointAuthMethod && { tokenEndpointAuthMethod }),
    });
    expect(client.clientAuthentication).toBe(expected);
    expect(client.clientSecret === undefined).toBe(expected === "none");

    const login = oauthLogin({
      name: "loopback",
      issuer,
      ...client,
      redirectUri,
      scopes: ["openid", "offline_access"],
    });
    const { url, checks } = await login.authorizationUrl();
    const { session, claims } = await login.exchange(await approve(url), checks);
    expect(claims).toMatchObject({ aud: client.clientId });
    const tokens = createOAuth({ name: "loopback", issuer, ...client, apis: [issuer] });
    await tokens.save({ ...session, expiresAt: session.obtainedAt });
    await expect(tokens.accessToken()).resolves.not.toBe(session.accessToken);
  });

  test("can be read and deleted with its registration access token (RFC 7592)", async () => {
    const client = await registerClient({
      issuer: open.issuer,
      redirectUris: [],
      grantTypes: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
      scopes: ["offline_access", "api"],
      clientName: "A program",
      tokenEndpointAuthMethod: "none",
    });
    const headers = { authorization: `Bearer ${client.registrationAccessToken}` };
    const response = await fetch(client.registrationClientUri!, { headers });
    expect(await response.json()).toMatchObject({
      client_id: client.clientId,
      client_name: "A program",
      grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
      response_types: [],
      scope: "offline_access api",
    });
  });

  test("needs no discovery by the registration endpoint", async () => {
    const before = open.requests().length;
    await registerClient({ endpoints: { registration: `${open.issuer}/reg` }, redirectUris });
    expect(open.requests().slice(before)).toEqual(["POST /reg"]);
  });

  test("is let in with an initial access token, and without one the error says so", async () => {
    const { issuer } = guarded;
    await expect(registerClient({ issuer, redirectUris, initialAccessToken })).resolves.toHaveProperty("clientId");
    for (const wrong of [{}, { initialAccessToken: "wrong-access-token" }]) {
      const error = await registerClient({ issuer, redirectUris, ...wrong }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        code: "provider_configuration",
        message: expect.stringMatching(/refused to register a client .*initialAccessToken/),
      });
      expect(JSON.stringify([error, (error as Error).message])).not.toContain("wrong-access-token");
    }
  });
});

describe("a registration fails", () => {
  test.for<[string, Partial<RegisterClientOptions>, string]>([
    ["a redirect URI", { redirectUris: ["https://app.example.com/#fragment"] }, "invalid_redirect_uri"],
    ["a grant type", { grantTypes: ["nonsense"] }, "invalid_client_metadata"],
  ])("because of %s, as a mistake of the program", async ([, options, providerCode]) => {
    await expect(registerClient({ issuer: open.issuer, redirectUris, ...options })).rejects.toMatchObject({
      code: "provider_configuration",
      providerCode,
      message: expect.stringContaining(providerCode),
    });
  });

  test("at a server that has none", async () => {
    await expect(registerClient({ issuer: closed.issuer, redirectUris })).rejects.toMatchObject({
      code: "provider_configuration",
      message: expect.stringMatching(/has no dynamic client registration\. Register a client by hand/),
    });
  });

  test.for<[string, object, RegExp]>([
    ["no server", { redirectUris }, /an issuer or endpoints\.registration/],
    ["plain http", { issuer: "http://example.com", redirectUris }, /over https only/],
    ["an endpoint of plain http", { endpoints: { registration: "http://example.com" }, redirectUris }, /https only/],
    ["no redirect URIs", { issuer: "https://example.com" }, /^redirectUris must be an array of strings/],
  ])("at once with %s", async ([, options, message]) => {
    await expect(registerClient(options as RegisterClientOptions)).rejects.toThrow(message);
  });
});

describe("a registration response", () => {
  const registration = "https://auth.example.com/register";
  let sent: Record<string, unknown>;

  const registered = (answer: Response | Error, more: Partial<RegisterClientOptions> = {}) =>
    registerClient({
      endpoints: { registration },
      redirectUris: ["https://app.example.com/"],
      fetch: async (input, init) => {
        sent = (await new Request(input, init).json()) as typeof sent;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      ...more,
    });

  test("is read although it answers with 200, null, and no end of the secret", async () => {
    const body = { client_id: "id", client_secret: "a-secret", registration_client_uri: null };
    expect(await registered(Response.json(body))).toEqual({
      clientId: "id",
      clientSecret: "a-secret",
      clientAuthentication: "basic",
    });
  });

  test("decides how the client authenticates, and when its secret ends", async () => {
    const body = { client_id: "id", client_secret: "s", token_endpoint_auth_method: "client_secret_post" };
    expect(await registered(Response.json({ ...body, client_secret_expires_at: 1_900_000_000 }))).toEqual({
      clientId: "id",
      clientSecret: "s",
      clientAuthentication: "post",
      clientSecretExpiresAt: 1_900_000_000_000,
    });
    expect(await registered(Response.json({ client_id: "id" }, { status: 201 }))).toEqual({
      clientId: "id",
      clientAuthentication: "none",
    });
    const unusable = registered(Response.json({ ...body, token_endpoint_auth_method: "tls_client_auth" }));
    await expect(unusable).rejects.toMatchObject({ code: "provider_configuration" });
  });

  test.for([
    ["https://app.example.com/", undefined],
    ["http://127.0.0.1:9/", "native"],
    ["com.example.app:/callback", "native"],
  ] as const)("is asked for an application with %s, which is %s", async ([uri, type]) => {
    await registered(Response.json({ client_id: "id" }), { redirectUris: [uri] });
    expect(sent["application_type"]).toBe(type);
  });

  test.for<[string, Response | Error]>([
    ["nothing", new TypeError("away")],
    ["a failure", new Response("", { status: 503 })],
    ["a limit", Response.json({ error: "slow_down" }, { status: 429 })],
    ["a web page", new Response("<p>Welcome</p>")],
    ["no client", Response.json({})],
  ])("that is %s may come right later", async ([, answer]) => {
    await expect(registered(answer)).rejects.toMatchObject({ code: "provider_unavailable", retryable: true });
  });

  test("that repeats the initial access token does not bring it into the error", async () => {
    const body = { error: "invalid_token", error_description: `${initialAccessToken} is unknown` };
    const error = await registered(Response.json(body, { status: 400 }), { initialAccessToken }).catch(
      (caught: unknown) => caught as Error,
    );
    expect((error as Error).message).toMatch(/\(invalid_token: \[redacted\] is unknown\)/);
  });
});
