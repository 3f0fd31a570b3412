import {
  bearerToken,
  codeChallenge,
  createMock,
  readClient,
  redirectWithCode,
  sessionOf,
  type GrantRecord,
  type IssuedTokens,
  type Mock,
  type MockOptions,
} from "@tokens/provider-kit/msw";
import { http, type HttpHandler } from "msw";
import type { OAuthEndpoints, OAuthServer, OAuthSession } from "../server.ts";
import { moveTo, urlPattern } from "./patterns.ts";
import { deadGrant, refuse } from "./refusals.ts";

/** Options of a mocked OAuth 2 server. */
export interface OAuthMockOptions<P extends string = string> extends Omit<MockOptions, "apiUrl"> {
  /** The server, by its endpoints; their placeholders match anything. */
  readonly server: OAuthServer<P>;
  /** @default "client" */
  readonly clientId?: string;
  /** @default "client-secret" */
  readonly clientSecret?: string;
}

/** What a test may change. */
export interface OAuthMockState {
  /** What the user decides. */
  decision: "granted" | "denied";
  /** What the callback and the token response tell, by their names. */
  parameters: Record<string, string>;
}

/**
 * A mocked server. The routes of its `requests()` and `failNext()` are `authorization`, `token`, `refresh`, `revocation`,
 * `deviceAuthorization`, `device` and `api`. The API responds to every authorized request with its method and its address.
 */
export interface OAuthMock<P extends string = string> extends Mock<OAuthMockState> {
  /** A registered client. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Creates a session like a login does. */
  session(): OAuthSession<P>;
}

interface Code {
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string | null;
}

interface Device {
  decision: "pending" | OAuthMockState["decision"];
  readonly scope: string;
}

interface Scope {
  readonly scope: string;
}

type Form = Readonly<Record<string, string>>;

/**
 * Creates an authorization server that behaves as its data says: how the client authenticates, the encoding of requests, the parameters
 * that it requires, PKCE or none, the shape of its responses. Refresh tokens work once, and a reuse revokes the grant.
 */
export function createOAuthMock<const P extends string = string>(options: OAuthMockOptions<P>): OAuthMock<P> {
  const { server, clientId = "client", clientSecret = "client-secret", accessTtlMs = 3_600_000 } = options;
  const { callbackParameters = [], tokenResponseParameters = [], apis = [] } = server;
  const endpoints: OAuthEndpoints = server.endpoints!;
  const codes = new Map<string, Code>();
  const devices = new Map<string, Device>();
  const parts = createMock<OAuthMockState, Scope>({
    options,
    accessTtlMs,
    refreshTtlMs: server.refreshTokenLifetimeMs ?? Number.POSITIVE_INFINITY,
    onReuse: "revoke-family",
    mint: (token, random) => `${token.kind}-${token.serial}-${random.uuid()}`,
    initialState: () => ({ decision: "granted", parameters: told(server) }),
    start() {
      codes.clear();
      devices.clear();
    },
  });
  const { clock, controls, grants, random, respond } = parts;
  const { state } = controls;

  function authorize({ url }: Request): Response {
    const query = Object.fromEntries(new URL(url).searchParams);
    const problem = authorizationProblem(server, query, clientId);
    if (problem !== undefined) return new Response(problem, { status: 400 });
    const { redirect_uri: redirectUri = "", scope = "", code_challenge: challenge = null, state: sent = null } = query;
    if (state.decision === "denied") {
      const location = new URL(redirectUri);
      location.searchParams.set("error", "access_denied");
      if (sent !== null) location.searchParams.set("state", sent);
      return new Response(null, { status: 302, headers: { location: location.href } });
    }
    const code = `code-${random.uuid()}`;
    codes.set(code, { redirectUri, scope, challenge });
    const location = new URL(redirectUri);
    for (const name of callbackParameters) location.searchParams.set(name, state.parameters[name]!);
    return redirectWithCode(location.href, code, sent);
  }

  /** A token request whose encoding and client are right. */
  async function readToken(request: Request): Promise<Form | Response> {
    const body = await request.text();
    const isJson = request.headers.get("content-type")?.startsWith("application/json") ?? false;
    if (isJson !== (server.bodyFormat === "json"))
      return refuse("invalid_request", { description: "Wrong content type." });
    const form = isJson ? (JSON.parse(body) as Form) : Object.fromEntries(new URLSearchParams(body));
    return isClient(request, form) ? form : refuse("invalid_client", { status: 401 });
  }

  function isClient(request: Request, form: Form): boolean {
    const method = request.headers.has("authorization") ? "basic" : "post";
    if ((server.clientAuthentication ?? method) !== method) return false;
    const client = readClient(request, new URLSearchParams(form));
    return client?.id === clientId && client.secret === clientSecret;
  }

  async function respondToToken(request: Request): Promise<Response> {
    const form = await readToken(request);
    if (form instanceof Response) return form;
    switch (form["grant_type"]) {
      case "authorization_code":
        return exchange(form);
      case "refresh_token":
        return endpoints.refresh === undefined ? refresh(form) : refuse("unsupported_grant_type");
      case "client_credentials":
        return answer(grants.start({ scope: form["scope"] ?? "" }), { refreshable: false });
      case "urn:ietf:params:oauth:grant-type:device_code":
        return poll(form);
      default:
        return refuse("unsupported_grant_type");
    }
  }

  async function exchange(form: Form): Promise<Response> {
    const code = codes.get(form["code"] ?? "");
    codes.delete(form["code"] ?? "");
    const missing = missingOf(server.tokenParameters, form);
    if (missing !== undefined) return refuse("invalid_request", { description: `${missing} is missing.` });
    const { code_verifier: verifier } = form;
    const verified =
      code?.challenge == null ? verifier === undefined : code.challenge === (await codeChallenge(verifier ?? ""));
    if (!code || !verified || form["redirect_uri"] !== code.redirectUri) return refuse("invalid_grant");
    return answer(grants.start({ scope: code.scope }));
  }

  function refresh(form: Form): Response {
    const missing = missingOf(server.refreshParameters as Form, form);
    if (missing !== undefined) return refuse("invalid_request", { description: `${missing} is missing.` });
    const issued = grants.rotate(form["refresh_token"] ?? "");
    return typeof issued === "string" ? deadGrant(server.name) : answer(issued);
  }

  function poll(form: Form): Response {
    const device = devices.get(form["device_code"] ?? "");
    if (!device) return refuse("expired_token");
    if (device.decision === "pending") return refuse("authorization_pending");
    devices.delete(form["device_code"]!);
    return device.decision === "granted" ? answer(grants.start({ scope: device.scope })) : refuse("access_denied");
  }

  function answer(issued: IssuedTokens<Scope>, { refreshable = true } = {}): Response {
    const { accessToken, refreshToken, expiresIn, grant } = issued;
    const { names = {}, accessTokenPath } = server;
    const members = {
      [names.access_token ?? "access_token"]: accessToken,
      token_type: "Bearer",
      [names.expires_in ?? "expires_in"]: expiresIn,
      ...(refreshable && { [names.refresh_token ?? "refresh_token"]: refreshToken }),
      [names.scope ?? "scope"]: grant.data.scope,
    };
    const body: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(members))
      put(body, accessTokenPath === undefined ? [name] : [...accessTokenPath.split("."), name], value);
    for (const path of tokenResponseParameters) put(body, path.split("."), state.parameters[path]);
    return Response.json(server.name === "slack" ? { ok: true, ...body } : body);
  }

  async function respondToRefresh(request: Request): Promise<Response> {
    const form = await readToken(request);
    if (form instanceof Response) return form;
    return form["grant_type"] === "refresh_token" ? refresh(form) : refuse("unsupported_grant_type");
  }

  async function revoke(request: Request): Promise<Response> {
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    if (!isClient(request, form)) return refuse("invalid_client", { status: 401 });
    const { token = "" } = form;
    const owner: GrantRecord<Scope> | undefined = grants.ownerOf(token) ?? grants.look(token).grant;
    if (owner) owner.revoked = true;
    return new Response(null);
  }

  async function startDevice(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const [deviceCode, userCode] = [`device-${random.uuid()}`, random.uuid().slice(0, 8).toUpperCase()];
    devices.set(deviceCode, { decision: "pending", scope: form.get("scope") ?? "" });
    const verificationUri = `${request.url}/verify`;
    return Response.json({
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: verificationUri,
      verification_uri_complete: `${verificationUri}?user_code=${userCode}`,
      expires_in: 600,
      interval: 1,
    });
  }

  function verifyDevice(): Response {
    for (const device of devices.values()) device.decision = state.decision;
    return new Response("You can close this window.");
  }

  function callApi(request: Request): Response {
    const { status } = grants.look(bearerToken(request) ?? "");
    if (status === "valid") return Response.json({ method: request.method, url: request.url });
    const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };
    return Response.json({ error: "invalid_token" }, { status: 401, headers: challenge });
  }

  const handler = (
    route: string,
    template: string | undefined,
    resolve: (request: Request) => Response | Promise<Response>,
    rest?: string,
  ): HttpHandler[] =>
    template === undefined
      ? []
      : [
          http.all(urlPattern([toldIn(template, state.parameters)], rest ?? String.raw`(\?.*)?`), ({ request }) =>
            respond(request, route, () => resolve(request)),
          ),
        ];
  return {
    ...controls,
    handlers: [
      ...handler("authorization", endpoints.authorization, authorize),
      ...handler("token", endpoints.token, respondToToken),
      ...handler("refresh", endpoints.refresh, respondToRefresh),
      ...handler("revocation", endpoints.revocation, revoke),
      ...handler("deviceAuthorization", endpoints.deviceAuthorization, startDevice),
      ...handler("device", endpoints.deviceAuthorization, verifyDevice, String.raw`/verify(\?.*)?`),
      ...apis.flatMap((api) => handler("api", api, callApi, String.raw`([/?].*)?`)),
    ],
    clientId,
    clientSecret,
    session() {
      const issued = grants.start({ scope: "" });
      const { parameters } = state;
      const members = Object.keys(parameters).length > 0 ? { parameters } : {};
      return sessionOf(issued, clock.now(), members) as OAuthSession<P>;
    },
  };
}

/** What is wrong with an authorization request. */
function authorizationProblem(server: OAuthServer, query: Form, clientId: string): string | undefined {
  const { pkce = true, scopeSeparator = " " } = server;
  const {
    client_id: id,
    redirect_uri: redirectUri = "",
    response_type: type,
    code_challenge: challenge,
    scope,
  } = query;
  if (id !== clientId) return "client_id is unknown.";
  if (!URL.canParse(redirectUri)) return "redirect_uri is missing.";
  if (type !== "code") return "response_type must be code.";
  if (pkce !== (challenge !== undefined)) return pkce ? "code_challenge is missing." : "code_challenge is unknown.";
  const missing = missingOf(server.authorizationParameters, query);
  if (missing !== undefined) return `${missing} is missing.`;
  const foreign = scopeSeparator === " " ? "," : " ";
  return scope?.includes(foreign) ? "scope has another separator." : undefined;
}

/** The first of the required parameters that a request lacks. */
function missingOf(required: Form = {}, sent: Form): string | undefined {
  return Object.keys(required).find((name) => sent[name] !== required[name]);
}

function put(body: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) body[name] = value;
  else put((body[name] ??= {}) as Record<string, unknown>, rest, value);
}

/** What a server tells: an address where one is needed, part of a host, or a text. */
function told({
  name: server,
  endpoints,
  apis = [],
  callbackParameters = [],
  tokenResponseParameters = [],
}: OAuthServer): Record<string, string> {
  const templates = [...Object.values<string>({ ...endpoints! }), ...apis].flatMap((template) =>
    template.split(" || "),
  );
  const origin = /^http:\/\/[^/]+/.exec(endpoints!.token)?.[0];
  const move = origin === undefined ? (url: string) => url : moveTo(origin, server);
  return Object.fromEntries(
    [...callbackParameters, ...tokenResponseParameters].map((name) => {
      const host = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.example`;
      if (templates.some((template) => template.startsWith(`{${name}}`))) return [name, move(`https://${host}`)];
      return [name, templates.some((template) => template.includes(`{${name}}`)) ? host : `mock ${name}`];
    }),
  );
}

/** A template with what the server tells. */
function toldIn(template: string, parameters: Form): string {
  return template.replaceAll(/\{([^}]+)\}/g, (placeholder, name: string) => parameters[name] ?? placeholder);
}

/** The same server below one origin: `https://github.com/login` becomes `<origin>/github/github.com/login`. Placeholders stay. */
export function oauthServerAt<const P extends string = string>(origin: string, server: OAuthServer<P>): OAuthServer<P> {
  const move = moveTo(origin, server.name);
  const moved = Object.entries(server.endpoints!).map(([what, url]: [string, string]) => [what, move(url)]);
  const { issuer: _, ...rest } = server;
  return {
    ...rest,
    endpoints: Object.fromEntries(moved) as OAuthEndpoints,
    apis: (server.apis ?? ["https://api.example"]).map(move),
  };
}
