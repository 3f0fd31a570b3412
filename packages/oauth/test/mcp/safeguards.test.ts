import { createHash } from "node:crypto";
import { memorySessions, type SessionManager } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { mcpAuth, type McpAuth, type McpAuthOptions, type McpDiscoveryState } from "@tokens/oauth/mcp";
import { beforeEach, describe, expect, test } from "vitest";

const tenMinutes = 600_000;
const serverUrl = "https://mcp.example.com/mcp";
const redirectUrl = "http://127.0.0.1:8765/callback";
const discovery = {
  authorizationServerUrl: "https://login.example.com",
  authorizationServerMetadata: {
    issuer: "https://login.example.com",
    authorization_endpoint: "https://login.example.com/authorize",
    token_endpoint: "https://login.example.com/token",
    response_types_supported: ["code"],
  },
} satisfies McpDiscoveryState;

let clock: TestClock;
let sessions: SessionManager;
let sent: Request[];
let respond: (request: Request) => Response;

beforeEach(() => {
  clock = testClock();
  sessions = memorySessions({ clock });
  sent = [];
  respond = () => new Response("");
});

function start(options: Partial<McpAuthOptions> = {}): McpAuth {
  const fetch: McpAuthOptions["fetch"] = async (input, init) => {
    const request = new Request(input, init);
    sent.push(request);
    return respond(request);
  };
  const onAuthorization = (): void => undefined;
  return mcpAuth({ serverUrl, redirectUrl, sessions, clock, deadlineMs: 100, fetch, onAuthorization, ...options });
}

/** Starts a login as the SDK does, and returns its state. */
async function redirect(
  authProvider: McpAuth["authProvider"],
  codeVerifier: string = crypto.randomUUID(),
): Promise<string> {
  const state = await authProvider.state();
  const digest = createHash("sha256").update(codeVerifier).digest("base64url");
  await authProvider.saveCodeVerifier(codeVerifier);
  await authProvider.redirectToAuthorization(
    new URL(`https://login.example.com/authorize?state=${state}&code_challenge=${digest}`),
  );
  return state;
}

/** Goes through the calls that the SDK makes in a login. */
async function login({ authProvider }: McpAuth, tokens: object = {}, state: McpDiscoveryState = discovery) {
  const issuer = state.authorizationServerUrl;
  await authProvider.saveDiscoveryState(state);
  await authProvider.saveClientInformation({ client_id: "registered", client_secret: "s", issuer });
  await redirect(authProvider);
  await authProvider.codeVerifier();
  const issued = { access_token: "a1", refresh_token: "r1", token_type: "bearer", expires_in: 600, issuer };
  await authProvider.saveTokens({ ...issued, ...tokens });
}

describe("tokens", () => {
  test("come without the refresh token, and with their issuer", async () => {
    const auth = start();
    expect(await auth.authProvider.tokens()).toBeUndefined();
    await login(auth, { scope: "api" });
    expect(await auth.authProvider.tokens()).toEqual({
      access_token: "a1",
      token_type: "Bearer",
      scope: "api",
      issuer: "https://login.example.com",
    });
  });

  test("that cannot be refreshed for the moment are an error, not a login", async () => {
    const auth = start();
    await login(auth);
    await clock.advance(tenMinutes);
    respond = () => new Response("", { status: 503 });
    const failure = auth.authProvider.tokens().catch((error: unknown) => error);
    expect(await clock.runUntil(failure)).toMatchObject({ code: "provider_unavailable" });
  });

  test("go to the server's origin only", async () => {
    const auth = start();
    await login(auth);
    const init = { headers: { authorization: "Bearer a1" } };
    await auth.fetch("https://mcp.example.com/messages", init);
    await clock.advance(tenMinutes);
    await auth.fetch("https://elsewhere.example.com/", init);
    expect(sent.map(({ url }) => url)).toEqual(["https://mcp.example.com/messages", "https://elsewhere.example.com/"]);
  });

  test("of two accounts, and of two servers, are apart", async () => {
    await login(start());
    expect(await start({ account: "bob" }).authProvider.tokens()).toBeUndefined();
    expect(await start({ serverUrl: `${serverUrl}?project=2` }).authProvider.tokens()).toBeUndefined();
    expect(await start({ account: "bob" }).authProvider.clientInformation()).toBeUndefined();
    expect(await start({ serverUrl: `${serverUrl}/` }).authProvider.tokens()).toHaveProperty("access_token", "a1");
  });

  test("that the SDK no longer trusts are refreshed, and never deleted", async () => {
    const auth = start();
    await login(auth);
    await auth.authProvider.tokens();
    await auth.authProvider.invalidateCredentials("tokens");
    respond = () => Response.json({ access_token: "a2", refresh_token: "r2", token_type: "bearer", expires_in: 600 });
    expect(await auth.authProvider.tokens()).toHaveProperty("access_token", "a2");
    expect(await auth.authProvider.clientInformation()).toHaveProperty("client_id", "registered");
  });

  test("are revoked by a logout where the server can", async () => {
    const auth = start();
    const revocation_endpoint = "https://login.example.com/revoke";
    const authorizationServerMetadata = { ...discovery.authorizationServerMetadata, revocation_endpoint };
    await login(auth, {}, { ...discovery, authorizationServerMetadata });
    await auth.tokens.logout();
    expect(sent.map(({ url }) => url)).toEqual([revocation_endpoint]);
    expect(await auth.authProvider.tokens()).toBeUndefined();
  });
});

describe("a request that the server rejects", () => {
  const rejected = { status: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } };
  const call = (auth: McpAuth): Promise<Response> =>
    auth.fetch(serverUrl, { method: "POST", body: "{}", headers: { authorization: "Bearer a1", "x-kept": "1" } });

  test("with a fresh token too is answered with that refusal", async () => {
    const auth = start();
    await login(auth);
    respond = ({ url }) =>
      url === serverUrl
        ? new Response("", rejected)
        : Response.json({ access_token: "a2", refresh_token: "r2", token_type: "bearer", expires_in: 600 });
    expect((await call(auth)).status).toBe(401);
    expect(sent.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      [serverUrl, "Bearer a1"],
      ["https://login.example.com/token", `Basic ${btoa("registered:s")}`],
      [serverUrl, "Bearer a2"],
    ]);
  });

  test("and whose grant has ended goes out once more without a token, to learn where to log in", async () => {
    const auth = start();
    await login(auth);
    respond = ({ url }) =>
      url === serverUrl ? new Response("", rejected) : Response.json({ error: "invalid_grant" }, { status: 400 });
    expect((await call(auth)).status).toBe(401);
    const last = sent.at(-1)!;
    expect([last.headers.get("authorization"), last.headers.get("x-kept"), await last.text()]).toEqual([
      null,
      "1",
      "{}",
    ]);
  });

  test("for want of a scope is not repeated", async () => {
    const auth = start();
    await login(auth);
    respond = () =>
      new Response("", { status: 403, headers: { "www-authenticate": 'Bearer error="insufficient_scope"' } });
    expect((await call(auth)).status).toBe(403);
    expect(sent).toHaveLength(1);
  });
});

describe("a login", () => {
  test("asks the program to open a browser, or fails in a program that nobody watches", async () => {
    const opened: string[] = [];
    await redirect(start({ onAuthorization: ({ host }) => void opened.push(host) }).authProvider);
    expect(opened).toEqual(["login.example.com"]);
    await expect(redirect(start({ onAuthorization: undefined } as never).authProvider)).rejects.toMatchObject({
      code: "reauthorization_required",
      message: expect.stringContaining("login.example.com, and this program has no onAuthorization"),
    });
  });

  test("that starts twice at once can end, the last one", async () => {
    const auth = start();
    const verifiers = ["verifier-a", "verifier-b"];
    const states = await Promise.all(verifiers.map((verifier) => redirect(auth.authProvider, verifier)));
    const stored = await auth.authProvider.codeVerifier();
    const state = states[verifiers.indexOf(stored)]!;
    expect((await auth.checkCallback(`${redirectUrl}?code=c&state=${state}`)).get("code")).toBe("c");
  });

  test("keeps its verifier apart from URLs of others", async () => {
    const { authProvider } = start();
    await authProvider.saveCodeVerifier("verifier");
    const foreign = new URL("https://login.example.com/authorize?state=s&code_challenge=other");
    await expect(authProvider.redirectToAuthorization(foreign)).rejects.toMatchObject({
      code: "provider_configuration",
    });
  });

  test("registers under the program's name, with the scopes that it wants", () => {
    const { authProvider } = start({ clientName: "Example", scopes: ["api", "offline_access"] });
    expect(authProvider.clientMetadata).toEqual({
      client_name: "Example",
      redirect_uris: [redirectUrl],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      scope: "api offline_access",
    });
  });

  test("takes only its own callback", async () => {
    const auth = start();
    const refused = { code: "reauthorization_required", reason: "refused" };
    await expect(auth.checkCallback(`${redirectUrl}?code=c&state=`)).rejects.toMatchObject(refused);
    const state = await redirect(auth.authProvider);
    await expect(auth.checkCallback(`${redirectUrl}?code=c&state=other`)).rejects.toMatchObject(refused);
    await expect(auth.checkCallback(`${redirectUrl}?error=access_denied&state=${state}`)).rejects.toMatchObject({
      ...refused,
      providerCode: "access_denied",
    });
    expect((await start().checkCallback(`${redirectUrl}?code=c&state=${state}`)).get("code")).toBe("c");
  });

  test("leaves only its client behind", async () => {
    const { authProvider } = start();
    await login(start());
    expect(await authProvider.discoveryState()).toBeUndefined();
    await expect(authProvider.codeVerifier()).rejects.toMatchObject({ code: "reauthorization_required" });
    expect(await authProvider.clientInformation()).toHaveProperty("client_id", "registered");
  });

  test("with another redirect registers another client", async () => {
    await start().authProvider.saveClientInformation({ client_id: "registered", redirect_uris: [redirectUrl] });
    expect(await start().authProvider.clientInformation()).toHaveProperty("client_id", "registered");
    const moved = start({ redirectUrl: "http://127.0.0.1:9999/callback" });
    expect(await moved.authProvider.clientInformation()).toBeUndefined();
  });

  test("that was given up does not keep an authorization server for longer than a day", async () => {
    const { authProvider } = start();
    await authProvider.saveDiscoveryState(discovery);
    expect(await authProvider.discoveryState()).toEqual(discovery);
    await clock.advance(24 * 3_600_000);
    expect(await authProvider.discoveryState()).toBeUndefined();
  });

  test("refuses a token endpoint without TLS before anything is sent there", async () => {
    const authorizationServerMetadata = {
      ...discovery.authorizationServerMetadata,
      token_endpoint: "http://login.example.com/token",
    };
    const saved = start().authProvider.saveDiscoveryState({ ...discovery, authorizationServerMetadata });
    await expect(saved).rejects.toThrow(/The token endpoint is http:.*https only/);
  });

  test("at a server without metadata is refreshed where the SDK exchanged its code", async () => {
    const auth = start();
    await login(auth, {}, { authorizationServerUrl: "https://login.example.com" });
    await clock.advance(tenMinutes);
    respond = () => Response.json({ access_token: "a2", token_type: "bearer", expires_in: 600 });
    await auth.authProvider.tokens();
    expect(sent.map(({ url }) => url)).toEqual(["https://login.example.com/token"]);
  });
});

describe("credentials", () => {
  test.for([
    ["all", [undefined, undefined, "none"]],
    ["client", [undefined, discovery, "verifier"]],
    ["verifier", ["registered", discovery, "none"]],
    ["discovery", ["registered", undefined, "verifier"]],
    ["tokens", ["registered", discovery, "verifier"]],
  ] as const)("of the kind %s are forgotten alone", async ([kind, left]) => {
    const { authProvider } = start();
    await authProvider.saveDiscoveryState(discovery);
    await authProvider.saveClientInformation({ client_id: "registered" });
    await redirect(authProvider, "verifier");
    await authProvider.invalidateCredentials(kind);
    expect([
      (await authProvider.clientInformation())?.client_id,
      await authProvider.discoveryState(),
      await authProvider.codeVerifier().catch(() => "none"),
    ]).toEqual(left);
  });

  test("that the program was given stay with the server they were first used with", async () => {
    const { authProvider } = start({ clientId: "given", clientSecret: "s" });
    expect(await authProvider.clientInformation()).toEqual({ client_id: "given", client_secret: "s" });
    await authProvider.saveClientInformation({ client_id: "given", client_secret: "s", issuer: "https://a.example" });
    expect(await authProvider.clientInformation()).toEqual({
      client_id: "given",
      client_secret: "s",
      issuer: "https://a.example",
    });
    const elsewhere = { client_id: "registered", issuer: "https://b.example" };
    await expect(authProvider.saveClientInformation(elsewhere)).rejects.toMatchObject({
      code: "provider_configuration",
    });
  });

  test.for([
    ["the registered method", { token_endpoint_auth_method: "client_secret_post" }, [], "post"],
    ["basic without metadata", {}, [], "basic"],
    ["post where the server knows only that", {}, ["client_secret_post"], "post"],
    ["none where the server has only public clients", {}, ["none"], "none"],
    ["none without a secret", { client_secret: undefined }, ["client_secret_basic"], "none"],
    [
      "another than the registered method where the server no longer offers it",
      { token_endpoint_auth_method: "client_secret_post" },
      ["client_secret_basic"],
      "basic",
    ],
  ] as const)("authenticate with %s", async ([, client, supported, method]) => {
    const { authProvider } = start();
    await authProvider.saveClientInformation({ client_id: "c", client_secret: "s %", ...client } as never);
    const headers = new Headers();
    const parameters = new URLSearchParams();
    const metadata = { token_endpoint_auth_methods_supported: supported };
    await authProvider.addClientAuthentication(headers, parameters, "https://login.example.com/token", metadata);
    expect([headers.get("authorization"), Object.fromEntries(parameters)]).toEqual(
      {
        basic: [`Basic ${btoa("c:s+%25")}`, {}],
        post: [null, { client_id: "c", client_secret: "s %" }],
        none: [null, { client_id: "c" }],
      }[method],
    );
  });
});

test.for<[string, object, RegExp]>([
  ["no server", { serverUrl: undefined }, /serverUrl must be/],
  ["a server without TLS", { serverUrl: "http://mcp.example.com" }, /over https only/],
  ["no redirect", { redirectUrl: "" }, /redirectUrl must be/],
  ["scopes in one text", { scopes: "a b" }, /scopes must be an array/],
])("refused at once: %s", ([, options, message]) => {
  expect(() => start(options as never)).toThrow(message);
});
