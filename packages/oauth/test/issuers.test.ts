import { createOAuth } from "@tokens/oauth";
import { discoverServer } from "@tokens/oauth/discovery";
import { oauthLogin, type LoginResult } from "@tokens/oauth/login";
import { describe, expect, onTestFinished, test } from "vitest";
import { redirectUri } from "./authority.ts";
import { startIssuerServer, type IssuerServer } from "./issuer-server.ts";

const client = { clientId: "id", clientSecret: "a-secret" };
const tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
const otherTenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

async function serve(origin: string): Promise<IssuerServer> {
  const server = await startIssuerServer(origin);
  onTestFinished(() => server.close());
  return server;
}

/** A discovery document whose endpoints are at `base`. */
const document = (issuer: string, base: string) => ({
  issuer,
  authorization_endpoint: `${base}/authorize`,
  token_endpoint: `${base}/token`,
  jwks_uri: `${base}/keys`,
  id_token_signing_alg_values_supported: ["ES256"],
});

/** A login by issuer, whose callback may have further parameters and whose ID token has these claims. */
async function loggedIn(
  server: IssuerServer,
  issuer: string,
  claims: Readonly<Record<string, unknown>>,
  callback: Readonly<Record<string, string>> = {},
): Promise<LoginResult> {
  const login = oauthLogin({
    name: "example",
    issuer,
    ...client,
    redirectUri,
    scopes: ["openid"],
    fetch: server.fetch,
  });
  const { checks } = await login.authorizationUrl();
  server.claims = { nonce: checks.nonce, ...claims };
  const query = new URLSearchParams({ code: "c", state: checks.state, ...callback });
  return login.exchange(`${redirectUri}?${query.toString()}`, checks);
}

const refused = { code: "reauthorization_required", reason: "refused" };
const misconfigured = (message: RegExp) => ({
  code: "provider_configuration",
  message: expect.stringMatching(message),
});

describe("Microsoft", () => {
  const global = "https://login.microsoftonline.com";

  async function microsoft(asked: string, told: string, origin = global): Promise<IssuerServer> {
    const server = await serve(origin);
    const path = `/${asked}/v2.0/.well-known/openid-configuration`;
    server.documents.set(path, document(`${origin}/${told}/v2.0`, `${origin}/${asked}/oauth2/v2.0`));
    return server;
  }

  test.for([
    ["common", "{tenantid}"],
    ["organizations", "{tenantid}"],
    ["consumers", tenant],
    ["contoso.onmicrosoft.com", tenant],
    [tenant, tenant],
  ] as const)("logs in and refreshes at %s, with the tenant in the id token", async ([asked, told]) => {
    const server = await microsoft(asked, told);
    const issuer = `${global}/${asked}/v2.0`;
    const claims = { iss: `${global}/${tenant}/v2.0`, tid: tenant };
    const { session, claims: verified } = await loggedIn(server, issuer, claims);
    expect(verified).toMatchObject({ sub: "ada", ...claims });
    const tokens = createOAuth({ name: "example", issuer, ...client, apis: [global], fetch: server.fetch });
    await tokens.save({ ...session, expiresAt: session.obtainedAt });
    expect(await tokens.accessToken()).toBe("a2");
    expect(server.seen.at(-1)).toBe(`POST /${asked}/oauth2/v2.0/token`);
  });

  test("logs in at a national cloud", async () => {
    const origin = "https://login.microsoftonline.us";
    const server = await microsoft("organizations", "{tenantid}", origin);
    const claims = { iss: `${origin}/${tenant}/v2.0`, tid: tenant };
    expect((await loggedIn(server, `${origin}/organizations/v2.0`, claims)).claims).toMatchObject(claims);
  });

  test.for<[string, Record<string, string>]>([
    ["of another tenant than it says", { iss: `${global}/${otherTenant}/v2.0`, tid: tenant }],
    ["without a tenant", { iss: `${global}/${tenant}/v2.0` }],
    ["of another server", { iss: `https://evil.example/${tenant}/v2.0`, tid: tenant }],
    ["of the template itself", { iss: `${global}/{tenantid}/v2.0`, tid: tenant }],
  ])("refuses an id token %s", async ([, claims]) => {
    const server = await microsoft("common", "{tenantid}");
    await expect(loggedIn(server, `${global}/common/v2.0`, claims)).rejects.toMatchObject(refused);
  });

  test("refuses an id token of another tenant than the one asked for", async () => {
    const server = await microsoft(tenant, tenant);
    const claims = { iss: `${global}/${otherTenant}/v2.0`, tid: otherTenant };
    await expect(loggedIn(server, `${global}/${tenant}/v2.0`, claims)).rejects.toMatchObject(refused);
  });

  test.for([
    ["another tenant", `${global}/${otherTenant}/v2.0`],
    ["every tenant", `${global}/{tenantid}/v2.0`],
    ["another host", `https://login.example.com/${tenant}/v2.0`],
  ] as const)("refuses a document of %s where one tenant was asked for", async ([, told]) => {
    const server = await serve(global);
    server.documents.set(`/${tenant}/v2.0/.well-known/openid-configuration`, document(told, global));
    const asked = discoverServer({ issuer: `${global}/${tenant}/v2.0`, fetch: server.fetch });
    await expect(asked).rejects.toMatchObject(misconfigured(/names another issuer/));
  });

  test("tells the issuer of a B2C policy, which leaves the policy out", async () => {
    const origin = "https://contoso.b2clogin.com";
    const server = await serve(origin);
    const path = "/contoso.onmicrosoft.com/B2C_1_signin/v2.0";
    const told = `${origin}/${tenant}/v2.0/`;
    server.documents.set(`${path}/.well-known/openid-configuration`, document(told, origin + path));
    const claims = { iss: told };
    expect((await loggedIn(server, origin + path, claims)).claims).toMatchObject(claims);
    server.documents.set(`${path}/.well-known/openid-configuration`, document("https://evil.example/", origin));
    await expect(loggedIn(server, origin + path, claims)).rejects.toMatchObject(misconfigured(/another issuer/));
  });
});

describe("a slash at the end of an issuer", () => {
  const plain = "https://tenant.auth0.com";

  test.for([
    ["that is missing", plain, `${plain}/`],
    ["too much", `${plain}/`, plain],
    ["that is missing after a path", `${plain}/app`, `${plain}/app/`],
    ["too much after a path", `${plain}/app/`, `${plain}/app`],
  ] as const)("%s makes no difference; the server's own spelling counts", async ([, asked, own]) => {
    const server = await serve(plain);
    const path = new URL(own).pathname.replace(/\/$/, "");
    server.documents.set(`${path}/.well-known/openid-configuration`, {
      ...document(own, plain),
      authorization_response_iss_parameter_supported: true,
    });
    const { session, claims } = await loggedIn(server, asked, { iss: own }, { iss: own });
    expect(claims).toMatchObject({ iss: own });
    await expect(loggedIn(server, asked, { iss: `${own}x` }, { iss: own })).rejects.toMatchObject(refused);
    const otherSpelling = own.endsWith("/") ? own.slice(0, -1) : `${own}/`;
    await expect(loggedIn(server, asked, { iss: otherSpelling }, { iss: own })).rejects.toMatchObject(refused);
    await expect(loggedIn(server, asked, { iss: own }, { iss: otherSpelling })).rejects.toMatchObject(refused);

    const tokens = createOAuth({ name: "example", issuer: asked, ...client, apis: [plain], fetch: server.fetch });
    expect(tokens.key).toBe(createOAuth({ name: "example", issuer: own, ...client, apis: [plain] }).key);
    await tokens.save({ ...session, expiresAt: session.obtainedAt });
    await expect(tokens.accessToken()).resolves.not.toBe(session.accessToken);
  });
});

describe("the discovery document", () => {
  const origin = "https://example.com";
  const issuer = `${origin}/tenant`;

  test.for([
    "/tenant/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server/tenant",
    "/.well-known/openid-configuration/tenant",
    "/tenant/.well-known/oauth-authorization-server",
  ])("is found at %s", async (path) => {
    const server = await serve(origin);
    server.documents.set(path, document(issuer, issuer));
    await expect(discoverServer({ issuer, fetch: server.fetch })).resolves.toMatchObject({ issuer });
  });

  test.for(["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"])(
    "of an issuer without a path is found at %s, and nowhere else",
    async (path) => {
      const server = await serve(origin);
      server.documents.set(path, document(origin, origin));
      await expect(discoverServer({ issuer: origin, fetch: server.fetch })).resolves.toMatchObject({ issuer: origin });
      expect(server.seen.length).toBeLessThan(3);
    },
  );

  test.for<[string, object | string | number]>([
    ["a web page", "<p>Welcome</p>"],
    ["an error", 500],
    ["another issuer's document", document(origin, origin)],
    ["JSON that is no document", ["issuer"]],
  ])("is found elsewhere where one address has %s", async ([, answer]) => {
    const server = await serve(origin);
    server.documents.set("/tenant/.well-known/openid-configuration", answer);
    server.documents.set("/.well-known/oauth-authorization-server/tenant", document(issuer, issuer));
    await expect(discoverServer({ issuer, fetch: server.fetch })).resolves.toMatchObject({ issuer });
  });

  test.for<[string, object | number, object]>([
    ["is missing", 404, misconfigured(/There is no discovery document of https:\/\/example\.com\. Check/)],
    [
      "is another issuer's",
      document("https://evil.example", origin),
      misconfigured(/names another issuer, https:\/\/evil\.example\. Pass/),
    ],
    ["is another path's", document(`${origin}/other`, origin), misconfigured(/names another issuer/)],
    ["names no URL", document("example", origin), misconfigured(/names another issuer/)],
    [
      "sends secrets over plain http",
      document(origin, "http://example.com"),
      misconfigured(/authorization_endpoint is http:.*over https only/),
    ],
    ["cannot be fetched now", 503, { code: "provider_unavailable", status: 503 }],
  ])("that %s is an error that says so", async ([, answer, error]) => {
    const server = await serve(origin);
    server.documents.set("/.well-known/openid-configuration", answer);
    await expect(discoverServer({ issuer: origin, fetch: server.fetch })).rejects.toMatchObject(error);
    const login = oauthLogin({ name: "x", issuer: origin, ...client, redirectUri, scopes: [], fetch: server.fetch });
    await expect(login.authorizationUrl()).rejects.toMatchObject(error);
  });

  test("without a token endpoint serves no login", async () => {
    const server = await serve(origin);
    server.documents.set("/.well-known/openid-configuration", { ...document(origin, origin), token_endpoint: null });
    const login = oauthLogin({ name: "x", issuer: origin, ...client, redirectUri, scopes: [], fetch: server.fetch });
    await expect(login.authorizationUrl()).rejects.toMatchObject(misconfigured(/names no token endpoint/));
    await expect(discoverServer({ issuer: origin, fetch: server.fetch })).resolves.toMatchObject({
      endpoints: { authorization: `${origin}/authorize` },
    });
  });

  test("of a server that cannot be reached is asked for once", async () => {
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked += 1;
      return Promise.reject(new TypeError("away"));
    };
    await expect(discoverServer({ issuer, fetch })).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(asked).toBe(1);
  });

  test("without a jwks_uri verifies no id token, which is told", async () => {
    const server = await serve(origin);
    server.documents.set("/.well-known/openid-configuration", { ...document(origin, origin), jwks_uri: undefined });
    const exchange = loggedIn(server, origin, { iss: origin });
    await expect(exchange).rejects.toMatchObject(misconfigured(/The metadata of example lacks jwks_uri/));
  });
});

test("what a server offers is told in the words of this package", async () => {
  const origin = "https://example.com";
  const server = await serve(origin);
  const own = document(origin, origin);
  const path = "/.well-known/openid-configuration";
  server.documents.set(path, {
    ...own,
    revocation_endpoint: `${origin}/revoke`,
    device_authorization_endpoint: `${origin}/device`,
    pushed_authorization_request_endpoint: `${origin}/par`,
    require_pushed_authorization_requests: true,
    registration_endpoint: `${origin}/register`,
    scopes_supported: ["openid", "api"],
    grant_types_supported: ["authorization_code", "client_credentials"],
    token_endpoint_auth_methods_supported: ["none"],
    dpop_signing_alg_values_supported: ["ES256"],
  });
  expect(await discoverServer({ issuer: origin, fetch: server.fetch })).toEqual({
    issuer: origin,
    endpoints: {
      authorization: `${origin}/authorize`,
      token: `${origin}/token`,
      revocation: `${origin}/revoke`,
      deviceAuthorization: `${origin}/device`,
      pushedAuthorizationRequest: `${origin}/par`,
      registration: `${origin}/register`,
    },
    scopes: ["openid", "api"],
    grantTypes: ["authorization_code", "client_credentials"],
    clientAuthenticationMethods: ["none"],
    device: true,
    clientCredentials: true,
    registration: true,
    pushedAuthorization: "required",
    dpop: true,
  });
  server.documents.set(path, own);
  expect(await discoverServer({ issuer: origin, fetch: server.fetch })).toMatchObject({
    scopes: [],
    grantTypes: ["authorization_code", "implicit"],
    clientAuthenticationMethods: ["client_secret_basic"],
    device: false,
    clientCredentials: false,
    registration: false,
    pushedAuthorization: "none",
    dpop: false,
  });
});
