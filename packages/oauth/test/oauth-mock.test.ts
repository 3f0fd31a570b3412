import { isTokensError } from "@tokens/core";
import { serverVariables, type OAuthServer } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { sandboxServer } from "@tokens/oauth/msw";
import { loadServers } from "@tokens/oauth/servers";
import { auth0 } from "@tokens/oauth/servers/auth0";
import { exactOnline } from "@tokens/oauth/servers/exact-online";
import { facebook } from "@tokens/oauth/servers/facebook";
import { github } from "@tokens/oauth/servers/github";
import { google } from "@tokens/oauth/servers/google";
import { instagram } from "@tokens/oauth/servers/instagram";
import { microsoft } from "@tokens/oauth/servers/microsoft";
import { quickbooks } from "@tokens/oauth/servers/quickbooks";
import { salesforce } from "@tokens/oauth/servers/salesforce";
import { slack } from "@tokens/oauth/servers/slack";
import { strava } from "@tokens/oauth/servers/strava";
import { tiktok } from "@tokens/oauth/servers/tiktok";
import { twitch } from "@tokens/oauth/servers/twitch";
import { zoho } from "@tokens/oauth/servers/zoho";
import { describe, expect, test } from "vitest";
import { mockServer, redirectUri } from "./mocked-server.ts";

const hour = 3_600_000;
const all = await loadServers();
const servers = all.filter((server): server is OAuthServer => !("protocol" in server)).map(withVariables);

function withVariables(server: OAuthServer): OAuthServer {
  const required = serverVariables(server).filter(({ required: isRequired }) => isRequired);
  return { ...server, variables: Object.fromEntries(required.map(({ name }) => [name, "example"])) };
}

/** The code of the error that `work` ends with, or the words of a page. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (isTokensError(error)) return error.code;
  return error instanceof Error ? error.message : "none";
}

/** Rows for which `differs` says how a client would deviate from the data, and at which step the server notices. */
function deviations(differs: (server: OAuthServer) => Partial<OAuthServer> | undefined) {
  return servers.flatMap((server) => {
    const client = differs(server);
    return client ? [[server.name, { server, client }] as const] : [];
  });
}

describe("a client that does not do as the data of a server says is refused", () => {
  test.for(deviations(({ pkce = true }) => ({ pkce: !pkce })))("%s, PKCE", async ([, { server, client }]) => {
    const words = server.pkce === false ? "code_challenge is unknown." : "code_challenge is missing.";
    expect(await failure(mockServer(server).logIn({ client }))).toBe(words);
  });

  test.for(deviations(({ authorizationParameters: given }) => given && { authorizationParameters: {} }))(
    "%s, parameters of the authorization URL",
    async ([, { server, client }]) => {
      expect(await failure(mockServer(server).logIn({ client }))).toMatch(/^\w+ is missing\.$/);
    },
  );

  test.for(
    deviations(({ scopeSeparator = " ", defaultScopes = ["a", "b"] }) =>
      defaultScopes.length > 1 ? { scopeSeparator: scopeSeparator === " " ? "," : " " } : undefined,
    ),
  )("%s, separator of scopes", async ([, { server, client }]) => {
    expect(await failure(mockServer(server).logIn({ client }))).toBe("scope has another separator.");
  });

  test.for(
    deviations(({ clientAuthentication: given }) =>
      given === undefined ? undefined : { clientAuthentication: given === "basic" ? "post" : "basic" },
    ),
  )("%s, authentication", async ([, { server, client }]) => {
    expect(await failure(mockServer(server).logIn({ client }))).toBe("provider_configuration");
  });

  test.for(deviations(({ bodyFormat = "form" }) => ({ bodyFormat: bodyFormat === "form" ? "json" : "form" })))(
    "%s, encoding of the body",
    async ([, { server, client }]) => {
      expect(await failure(mockServer(server).logIn({ client }))).toBe("provider_configuration");
    },
  );

  test.for(deviations(({ tokenParameters: given }) => given && { tokenParameters: {} }))(
    "%s, parameters of the code exchange",
    async ([, { server, client }]) => {
      expect(await failure(mockServer(server).logIn({ client }))).toBe("provider_configuration");
    },
  );

  test.for(deviations(({ refreshParameters: given }) => given && { refreshParameters: {} }))(
    "%s, parameters of a refresh",
    async ([, { server, client }]) => {
      const { tokens, logIn } = mockServer(server, { client });
      await logIn();
      expect(await failure(tokens.refresh())).toBe("provider_configuration");
    },
  );

  test.for(
    deviations(({ endpoints }) =>
      endpoints?.refresh === undefined ? undefined : { endpoints: { ...endpoints, refresh: endpoints.token } },
    ),
  )("%s, refresh endpoint", async ([, { server, client }]) => {
    const { tokens, logIn } = mockServer(server, { client });
    await logIn();
    expect(await failure(tokens.refresh())).toBe("provider_configuration");
  });

  test.for<OAuthServer>([tiktok, { ...slack, names: { access_token: "token" } }])(
    "$name, place of the tokens",
    async (server) => {
      const client = { accessTokenPath: "elsewhere", names: {} };
      expect(await failure(mockServer(server).logIn({ client }))).toBe("invalid_token_response");
    },
  );
});

describe("a token request", () => {
  const { token } = github.endpoints;
  const form = { grant_type: "client_credentials", client_id: "client", client_secret: "client-secret" };

  test("has to be a POST", async () => {
    expect((await mockServer(github).fetch(token)).status).toBe(405);
  });

  test("authenticates the client by one method", async () => {
    const headers = { authorization: `Basic ${btoa("client:client-secret")}` };
    const { fetch } = mockServer({ name: "any", endpoints: { token } });
    const bodies = [form, { grant_type: form.grant_type }, { ...form, client_secret: "" }];
    const requests = bodies.map((body) => ({ method: "POST", body: new URLSearchParams(body) }));
    const statuses = async (init: RequestInit): Promise<number[]> =>
      Promise.all(requests.map(async (request) => (await fetch(token, { ...request, ...init })).status));
    expect(await statuses({})).toEqual([200, 401, 401]);
    expect(await statuses({ headers })).toEqual([401, 200, 401]);
  });

  test("of a public client has its id alone", async () => {
    const { logIn } = mockServer({ ...github, clientAuthentication: "none" });
    expect(await failure(logIn())).toBe("none");
    expect(await failure(logIn({ client: { clientAuthentication: "post" } }))).toBe("provider_configuration");
  });

  test("has a refresh token that works once, and a second use ends the grant", async () => {
    const { tokens, mock, logIn } = mockServer(github);
    const session = await logIn();
    await tokens.refresh();
    await tokens.save(session);
    expect(await failure(tokens.refresh())).toBe("reauthorization_required");
    expect(mock.reuses()).toBe(1);
  });
});

describe("a refused refresh token", () => {
  const words = { error: "invalid_grant" };
  test.for<[string, OAuthServer, number, object]>([
    ["auth0", auth0, 403, { ...words, error_description: expect.any(String) as string }],
    ["facebook", facebook, 400, { error: expect.objectContaining({ code: 190 }) as object }],
    ["github", github, 200, { error: "bad_refresh_token", error_description: expect.any(String) as string }],
    ["google", google, 400, words],
    ["instagram", instagram, 400, { error: expect.objectContaining({ code: 190 }) as object }],
    [
      "microsoft",
      microsoft,
      400,
      expect.objectContaining({ error_description: expect.stringMatching(/^AADSTS/) as string }) as object,
    ],
    ["slack", slack, 200, { ok: false, error: "invalid_refresh_token" }],
    ["strava", strava, 400, expect.objectContaining({ message: "Bad Request" }) as object],
  ])("is worded as by %s, and ends the grant", async ([, server, status, body]) => {
    const { tokens, mock, fetch, logIn } = mockServer(withVariables(server));
    await logIn();
    mock.revoke();
    expect(await failure(tokens.refresh())).toBe("reauthorization_required");
    const { url, headers, body: sent } = mock.requests(server.endpoints?.refresh ? "refresh" : "token").at(-1)!;
    const response = await fetch(url, { method: "POST", headers, body: sent });
    expect({ status: response.status, body: await response.json() }).toEqual({ status, body });
  });

  test.for<OAuthServer>([github, slack])("and a code by $name", async (server) => {
    const redirect = ({ searchParams }: URL): void => searchParams.set("code", "wrong");
    expect(await failure(mockServer(server).logIn({ redirect }))).toBe("reauthorization_required");
  });

  test.for<OAuthServer>([github, slack])("and a wrong secret by $name, with status 200", async (server) => {
    const { logIn, mock } = mockServer(server);
    expect(await failure(logIn({ client: { clientSecret: "wrong" } as object }))).toBe("provider_configuration");
    expect(mock.requests("token")).toHaveLength(1);
  });
});

describe("tokens", () => {
  test("of Google keep their refresh token", async () => {
    const { tokens, mock, logIn } = mockServer(google);
    const { refreshToken, accessToken } = await logIn();
    await tokens.refresh();
    await tokens.refresh();
    expect(await tokens.session()).toMatchObject({ refreshToken });
    expect(await tokens.accessToken()).not.toBe(accessToken);
    expect(mock.reuses()).toBe(0);
  });

  test("of Exact Online are refreshed in their last 30 seconds only", async () => {
    const { tokens, mock, clock, logIn } = mockServer(withVariables(exactOnline), { accessTtlMs: 600_000 });
    const { accessToken } = await logIn();
    await clock.advance(500_000);
    expect(await failure(clock.runUntil(tokens.refresh()))).toBe("provider_unavailable");
    expect(await tokens.accessToken()).toBe(accessToken);
    await clock.advance(10 * hour);
    expect(await tokens.accessToken()).not.toBe(accessToken);
    expect(mock.reuses()).toBe(0);
  });

  test("of Salesforce have no lifetime: a 401 tells that they expired", async () => {
    const { tokens, mock, clock, logIn } = mockServer(salesforce);
    const { expiresAt, accessToken, parameters } = await logIn();
    expect(expiresAt).toBeUndefined();
    await clock.advance(hour);
    expect((await tokens.fetch(`${parameters!.instance_url}/services/data`)).status).toBe(200);
    expect(await tokens.accessToken()).not.toBe(accessToken);
    expect(mock.requests("api")).toHaveLength(2);
  });

  test.for<OAuthServer>([facebook, instagram, strava, twitch, tiktok, slack])(
    "of $name have one, which is read",
    async (server) => {
      const { clock, logIn } = mockServer(server);
      expect(await logIn()).toMatchObject({ expiresAt: clock.now() + hour });
    },
  );

  test("of Twitch have a list of scopes, which is joined", async () => {
    expect(await mockServer(twitch).logIn()).toMatchObject({ scope: "read write" });
  });

  test.for<[string, OAuthServer, number]>([
    ["GitHub", github, 184],
    ["QuickBooks", quickbooks, 101],
  ])("of %s say when the refresh token ends", async ([, server, days]) => {
    const { clock, tokens, logIn } = mockServer(server);
    expect(await logIn()).toMatchObject({ refreshTokenExpiresAt: clock.now() + days * 24 * hour });
    await clock.advance(days * 24 * hour);
    expect(await failure(tokens.accessToken())).toBe("reauthorization_required");
  });

  test("of a program itself have no refresh token", async () => {
    const { tokens } = mockServer(github, { client: { clientCredentials: {} } as object });
    await tokens.accessToken();
    expect(await tokens.session()).not.toHaveProperty("refreshToken");
  });
});

describe("what the server tells", () => {
  test("may change at a refresh, and so does where tokens go", async () => {
    const { tokens, mock, logIn } = mockServer(salesforce);
    await logIn();
    mock.state.parameters["instance_url"] = "https://moved.my.salesforce.com";
    await tokens.refresh();
    expect((await tokens.session()).parameters).toEqual({ instance_url: "https://moved.my.salesforce.com" });
    expect((await tokens.fetch("https://moved.my.salesforce.com/services/data")).status).toBe(200);
  });

  test("in the callback chooses among the server's own hosts", async () => {
    const { tokens, mock, logIn } = mockServer(zoho);
    mock.state.parameters["accounts-server"] = "https://accounts.zoho.eu";
    await logIn();
    await tokens.refresh();
    expect(mock.requests("token").map(({ url }) => new URL(url).host)).toEqual([
      "accounts.zoho.eu",
      "accounts.zoho.eu",
    ]);
  });

  test.for(["https://evil.example", "https://accounts.zoho.com.evil.example", "https://accounts.zoho.com:444"])(
    "in the callback cannot send the client's secret to %s",
    async (address) => {
      const { mock, logIn } = mockServer(zoho);
      const redirect = ({ searchParams }: URL): void => searchParams.set("accounts-server", address);
      const error = await logIn({ redirect }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: "reauthorization_required",
        message: `The callback names ${new URL(address).host}, which is not a host of Zoho. Start the login again.`,
      });
      expect(mock.requests("token")).toEqual([]);
    },
  );

  test("stays where the callback says nothing", async () => {
    const redirect = ({ searchParams }: URL): void => searchParams.delete("realmId");
    expect(await mockServer(quickbooks).logIn({ redirect })).not.toHaveProperty("parameters");
  });
});

describe("a user", () => {
  test("may refuse", async () => {
    const { mock, logIn } = mockServer(github);
    mock.state.decision = "denied";
    expect(await failure(logIn())).toBe("reauthorization_required");
  });

  test("may decide on another device", async () => {
    const { mock, clock, fetch } = mockServer(github);
    const { clientId, clientSecret } = mock;
    const login = oauthLogin({ ...github, clientId, clientSecret, scopes: ["repo"], clock, fetch, redirectUri });
    const device = await login.device();
    const finished = device.finish();
    await clock.advance(1000);
    await fetch(device.verificationUri);
    const { session } = await clock.runUntil(finished);
    expect(session).toMatchObject({ scope: "repo", refreshToken: expect.any(String) as string });
  });
});

test("the sandbox serves every server below its origin", () => {
  const url = "http://127.0.0.1:4010";
  const sandbox = sandboxServer(all, {
    url,
    clock: { now: Date.now, sleep: () => Promise.resolve() },
    reset: () => {},
  });
  for (const { name } of all) {
    const { server, authorizationUrl, tokenUrl } = sandbox.credentialsOf!(name);
    expect(server).toBe(name);
    expect(authorizationUrl).toMatch(`${url}/${name}/`);
    expect(tokenUrl).toMatch(`${url}/${name}/`);
  }
  expect(() => sandbox.credentialsOf!("nowhere")).toThrow('There is no server "nowhere".');
});
