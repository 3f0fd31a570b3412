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
import { urlPattern } from "./patterns.ts";
import { refusalOf, refuse } from "./refusals.ts";
import { authorizationProblem, isClient, missingOf, readTokenRequest, type Form } from "./request-checks.ts";
import { toldBy, toldIn } from "./told.ts";
import { refreshTtlMs, tokenAnswer } from "./token-answer.ts";

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
  /** Values in the callback and the token response, by name. */
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

interface Grant {
  readonly scope: string;
  /** The latest one. */
  accessToken?: string;
}

/**
 * Creates an authorization server that behaves as its data says: how the client authenticates, the encoding of requests, the parameters
 * that it requires, PKCE or none, the shape of its responses. Refresh tokens work once, unless `rotation` is false, and a reuse revokes
 * the grant.
 */
export function createOAuthMock<const P extends string = string>(options: OAuthMockOptions<P>): OAuthMock<P> {
  const { server, clientId = "client", clientSecret = "client-secret", accessTtlMs = 3_600_000 } = options;
  const { name, callbackParameters = [], apis = [], rotation, refreshBeforeMs } = server;
  const endpoints: OAuthEndpoints = server.endpoints!;
  const client = { clientId, clientSecret };
  const codes = new Map<string, Code>();
  const devices = new Map<string, Device>();
  const parts = createMock<OAuthMockState, Grant>({
    options,
    accessTtlMs,
    refreshTtlMs: refreshTtlMs(server),
    onReuse: "revoke-family",
    rotation,
    mint: (token, random) => `${token.kind}-${token.serial}-${random.uuid()}`,
    initialState: () => ({ decision: "granted", parameters: toldBy(server) }),
    start() {
      codes.clear();
      devices.clear();
    },
  });
  const { clock, controls, grants, random, respond } = parts;
  const { state } = controls;

  function authorize({ url }: Request): Response {
    const query = new URL(url).searchParams;
    const problem = authorizationProblem(server, query, client);
    if (problem !== undefined) return new Response(problem, { status: 400 });
    const location = new URL(query.get("redirect_uri")!);
    const sent = query.get("state");
    if (state.decision === "denied") {
      location.searchParams.set("error", "access_denied");
      if (sent !== null) location.searchParams.set("state", sent);
      return new Response(null, { status: 302, headers: { location: location.href } });
    }
    const code = `code-${random.uuid()}`;
    codes.set(code, {
      redirectUri: query.get("redirect_uri")!,
      scope: query.get("scope") ?? "",
      challenge: query.get("code_challenge"),
    });
    for (const parameter of callbackParameters) location.searchParams.set(parameter, state.parameters[parameter]!);
    return redirectWithCode(location.href, code, sent);
  }

  async function respondToToken(request: Request): Promise<Response> {
    const form = await readTokenRequest(server, request, client);
    if (form instanceof Response) return form;
    switch (form["grant_type"]) {
      case "authorization_code":
        return exchange(form);
      case "refresh_token":
        return endpoints.refresh === undefined ? refresh(form) : refuse("unsupported_grant_type");
      case "client_credentials":
        return answer(grants.start({ scope: form["scope"] ?? "" }), { isRefreshable: false });
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
    if (!code || !verified || form["redirect_uri"] !== code.redirectUri) return refusalOf(name, "code");
    return answer(grants.start({ scope: code.scope }));
  }

  function refresh(form: Form): Response {
    const missing = missingOf(server.refreshParameters as Form, form);
    if (missing !== undefined) return refuse("invalid_request", { description: `${missing} is missing.` });
    const { refresh_token: sent = "" } = form;
    const { status, expiresAt = 0 } = grants.look(grants.ownerOf(sent)?.data.accessToken ?? "");
    if (refreshBeforeMs !== undefined && status === "valid" && expiresAt - clock.now() > refreshBeforeMs)
      return refuse("access_denied", { description: "Rate limit exceeded: access_token not expired" });
    const issued = grants.rotate(sent);
    if (typeof issued === "string") return refusalOf(name, "refresh token");
    return answer(issued, { isRefreshable: issued.refreshToken !== sent });
  }

  function poll(form: Form): Response {
    const device = devices.get(form["device_code"] ?? "");
    if (!device) return refuse("expired_token");
    if (device.decision === "pending") return refuse("authorization_pending");
    devices.delete(form["device_code"]!);
    return device.decision === "granted" ? answer(grants.start({ scope: device.scope })) : refuse("access_denied");
  }

  function answer(issued: IssuedTokens<Grant>, { isRefreshable = true } = {}): Response {
    const { data } = issued.grant;
    data.accessToken = issued.accessToken;
    return tokenAnswer(server, {
      issued,
      refreshToken: isRefreshable ? issued.refreshToken : undefined,
      scope: data.scope,
      parameters: state.parameters,
      now: clock.now(),
    });
  }

  async function respondToRefresh(request: Request): Promise<Response> {
    const form = await readTokenRequest(server, request, client);
    if (form instanceof Response) return form;
    return form["grant_type"] === "refresh_token" ? refresh(form) : refuse("unsupported_grant_type");
  }

  async function revoke(request: Request): Promise<Response> {
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    if (!isClient(server, request, form, client)) return refuse("invalid_client", { status: 401 });
    const { token = "" } = form;
    const owner: GrantRecord<Grant> | undefined = grants.ownerOf(token) ?? grants.look(token).grant;
    if (owner) owner.revoked = true;
    return new Response(null);
  }

  async function startDevice(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    if (readClient(request, form)?.id !== clientId) return refuse("invalid_client", { status: 401 });
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
    { rest = "", isPost = false } = {},
  ): HttpHandler[] => {
    if (template === undefined) return [];
    // What the server tells may change in a test.
    const pattern = (): RegExp => urlPattern([toldIn(template, state.parameters)], String.raw`${rest}(\?.*)?`);
    const answerTo = (request: Request): Response | Promise<Response> =>
      isPost && request.method !== "POST"
        ? new Response(null, { status: 405, headers: { allow: "POST" } })
        : resolve(request);
    return [
      http.all(
        ({ request }) => pattern().test(request.url),
        ({ request }) => respond(request, route, () => answerTo(request)),
      ),
    ];
  };
  const post = { isPost: true };
  return {
    ...controls,
    handlers: [
      ...handler("authorization", endpoints.authorization, authorize),
      ...handler("token", endpoints.token, respondToToken, post),
      ...handler("refresh", endpoints.refresh, respondToRefresh, post),
      ...handler("revocation", endpoints.revocation, revoke, post),
      ...handler("deviceAuthorization", endpoints.deviceAuthorization, startDevice, post),
      ...handler("device", endpoints.deviceAuthorization, verifyDevice, { rest: "/verify" }),
      ...apis.flatMap((api) => handler("api", api, callApi, { rest: "(/.*)?" })),
    ],
    clientId,
    clientSecret,
    session() {
      const issued = grants.start({ scope: "" });
      issued.grant.data.accessToken = issued.accessToken;
      const { parameters } = state;
      const members = Object.keys(parameters).length > 0 ? { parameters } : {};
      return sessionOf(issued, clock.now(), members) as OAuthSession<P>;
    },
  };
}
