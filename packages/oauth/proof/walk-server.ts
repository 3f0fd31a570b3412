import { isTokensError, type TokenManager } from "@tokens/core";
import { createOAuth, serverVariables, type OAuthServer } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { createOAuth1Mock, createOAuthMock, oauth1ServerAt, oauthServerAt } from "@tokens/oauth/msw";
import { createOAuth1, oauth1Login, type OAuth1Server } from "@tokens/oauth/oauth1";
import { visit, type Loopback } from "./loopback.ts";

/** The steps of an account's life, in order. */
export const steps = ["login", "call", "refresh", "parameters", "revoke", "dead grant"] as const;
export type Step = (typeof steps)[number];

/** What each step showed; a step that failed has an error. A step that a protocol does not have is missing. */
export type Walk = Partial<Record<Step, string | Error>>;

const redirectUri = "https://app.example.com/callback";

/** Walks through an account's life at a server, against its mock on loopback. */
export function walkServer(
  row: OAuthServer | OAuth1Server,
  loopback: Loopback,
  variables: Readonly<Record<string, string>> = requiredVariables(row),
): Promise<Walk> {
  return "protocol" in row ? walkOAuth1(row, loopback, variables) : walkOAuth(row, loopback, variables);
}

async function walkOAuth(
  row: OAuthServer,
  loopback: Loopback,
  variables: Readonly<Record<string, string>>,
): Promise<Walk> {
  const moved = oauthServerAt(loopback.origin, row);
  const { revocation = `${loopback.origin}/${row.name}/revocation.example/revoke` } = moved.endpoints!;
  const server = {
    ...moved,
    endpoints: { ...moved.endpoints!, revocation },
    variables,
  } as OAuthServer;
  const mock = createOAuthMock({ server });
  loopback.serve(mock);
  const { clientId, clientSecret } = mock;
  const walk: Walk = {};
  const login = oauthLogin({
    ...server,
    clientId,
    clientSecret,
    redirectUri,
    scopes: row.defaultScopes ?? ["read", "write"],
  });
  const tokens = createOAuth({ ...server, apis: server.apis!, clientId, clientSecret });

  await record(walk, "login", async () => {
    const { url, checks } = await login.authorizationUrl();
    const { session } = await login.exchange(await visit(url), checks);
    await tokens.save(session);
    return row.pkce === false ? "without PKCE" : "with PKCE";
  });
  const told = [...(row.callbackParameters ?? []), ...(row.tokenResponseParameters ?? [])];
  await record(walk, "call", () => call(tokens, apiOf(server, tokens)));
  await record(walk, "refresh", async () => {
    const before = await tokens.session();
    const requests = mock.requests().length;
    mock.expireAccessTokens();
    await call(tokens, apiOf(server, tokens));
    const sent = mock.requests().slice(requests);
    const wanted = ["api", row.endpoints!.refresh === undefined ? "token" : "refresh", "api"];
    if (sent.map(({ route }) => route).join() !== wanted.join()) throw new Error(`Sent ${sent.length} requests.`);
    const after = await tokens.session();
    const isKept = after.refreshToken === before.refreshToken;
    if (isKept !== (row.rotation === false))
      throw new Error(`The refresh token is ${isKept ? "the old" : "a new"} one.`);
    return row.endpoints!.refresh === undefined ? "ok" : "own endpoint";
  });
  await record(walk, "parameters", async () => {
    const { parameters = {} } = await tokens.session();
    const missing = told.filter((name) => parameters[name] !== mock.state.parameters[name]);
    if (missing.length > 0) throw new Error(`The session lost ${missing.join(", ")}.`);
    return told.length > 0 ? `${told.length} kept` : "none";
  });
  await record(walk, "dead grant", async () => {
    mock.revoke();
    return recognised(tokens.refresh());
  });
  await record(walk, "revoke", async () => {
    const session = mock.session();
    await tokens.save(session);
    const api = await apiOf(server, tokens);
    await tokens.logout();
    const { status } = await fetch(api, { headers: { authorization: `Bearer ${session.accessToken}` } });
    if (status !== 401) throw new Error(`The API responds with ${status} to a revoked token.`);
    return row.endpoints?.revocation === undefined ? "endpoint given" : "ok";
  });
  return walk;
}

async function walkOAuth1(
  row: OAuth1Server,
  loopback: Loopback,
  variables: Readonly<Record<string, string>>,
): Promise<Walk> {
  const server = { ...oauth1ServerAt(loopback.origin, row), variables };
  const mock = createOAuth1Mock({ server });
  loopback.serve(mock);
  const { consumerKey, consumerSecret } = mock;
  const walk: Walk = {};
  const tokens = createOAuth1({ ...server, consumerKey, consumerSecret });
  await record(walk, "login", async () => {
    const login = oauth1Login({ ...server, consumerKey, consumerSecret, callbackUrl: redirectUri });
    const { url, checks } = await login.authorizationUrl();
    const { session } = await login.exchange(await visit(url), checks);
    await tokens.save(session);
    return row.signatureMethod ?? "HMAC-SHA1";
  });
  const [api = ""] = server.apis;
  const url = api.replaceAll(/\{(\w+)\}/g, (_, name: string) => server.variables[name]!);
  await record(walk, "call", () => call(tokens, Promise.resolve(url)));
  await record(walk, "parameters", async () => {
    const { parameters = {} } = await tokens.session();
    const kept = Object.keys(parameters).length;
    if (kept !== (row.tokenResponseParameters ?? []).length) throw new Error("The session lost parameters.");
    return kept > 0 ? `${kept} kept` : "none";
  });
  await record(walk, "dead grant", async () => {
    mock.revoke();
    return recognised(tokens.fetch(`${url}/me`));
  });
  return walk;
}

async function record(walk: Walk, step: Step, work: () => Promise<string>): Promise<void> {
  try {
    walk[step] = await work();
  } catch (error) {
    walk[step] = error as Error;
  }
}

async function call(tokens: Pick<TokenManager, "fetch">, url: Promise<string>): Promise<string> {
  const { status } = await tokens.fetch(`${await url}/me`);
  if (status !== 200) throw new Error(`The API responded with ${status}.`);
  return "ok";
}

/** Where the API is, as the session tells. */
async function apiOf({ apis = [], variables = {} }: OAuthServer, tokens: TokenManager): Promise<string> {
  const { parameters = {} } = (await tokens.session()) as { parameters?: Record<string, string> };
  const values: Readonly<Record<string, string | undefined>> = { ...variables, ...parameters };
  const names = (text: string): string[] => Array.from(text.matchAll(/\{([^}]+)\}/g), ([, name]) => name!);
  const template = apis[0]!.split(" || ").find((one) => names(one).every((name) => values[name] !== undefined))!;
  return template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => values[name]!);
}

async function recognised(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (isTokensError(error) && error.code === "reauthorization_required") return "recognised";
  throw new Error(`A dead grant ended in ${String(error)}.`);
}

function requiredVariables(row: OAuthServer | OAuth1Server): Record<string, string> {
  return Object.fromEntries(
    serverVariables(row).flatMap(({ name, required }) => (required ? [[name, "example"] as const] : [])),
  );
}
