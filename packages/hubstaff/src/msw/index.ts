/**
 * A Hubstaff account for tests: issues, rotates, expires and refuses tokens as Hubstaff does, and answers every route.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { createHubstaffMock } from "@tokens/hubstaff/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createHubstaffMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken });
 * await hubstaff.request("GET /v2/users/me");
 * mock.expireAccessTokens();
 * await hubstaff.request("GET /v2/users/me");
 * mock.requests("POST /access_tokens").length;   // 2
 * server.close();
 * ```
 *
 * @module
 */
import {
  createRandom,
  failureResponse,
  Grants,
  Recorder,
  serveRoutes,
  type Failure,
  type RecordedRequest,
} from "@tokens/provider-kit/msw";
import { systemClock, type Clock } from "@tokens/core";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { http, HttpResponse, type HttpHandler } from "msw";
import { hubstaffUrls } from "../client.ts";
import type { Endpoints } from "../endpoints.ts";
import { withinBounds } from "./bounds.ts";
import { deliver, type SentEvent } from "./deliver.ts";
import { answerDocs } from "./docs.ts";
import { createRateLimit } from "./rate-limit.ts";
import { invalidToken, notAuthorized, notFound } from "./responses.ts";
import { hubstaffRoutes } from "./routes.ts";
import { answerTokenRequest, base64url, type HubstaffGrant, type PendingCode } from "./token-endpoint.ts";
import { hubstaffWorld, meId, type HubstaffWorld } from "./world.ts";

export type { SentEvent } from "./deliver.ts";
export { demoListInputs } from "./demo-list-inputs.ts";
export type { HubstaffWorld } from "./world.ts";

/** How a mocked Hubstaff behaves. */
export interface HubstaffMockOptions {
  /**
   * Where the API is served.
   * @default "https://api.hubstaff.com"
   */
  readonly apiUrl?: string;
  /**
   * Where the authorization server is served.
   * @default "https://account.hubstaff.com"
   */
  readonly authUrl?: string;
  /**
   * Lifetime of an access token in milliseconds.
   * @default 86_400_000
   */
  readonly accessTtlMs?: number;
  /**
   * What the second use of a refresh token does; the default is the harshest.
   * @default "revoke-family"
   */
  readonly onReuse?: "refuse" | "revoke-family";
  readonly clock?: Clock;
  /**
   * The same integer gives the same tokens and ids in every run, except the times inside and the key of id_tokens.
   * @default random
   */
  readonly seed?: number;
}

/** A mocked Hubstaff. */
export interface HubstaffMock {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** The routes that are served. */
  readonly routes: readonly string[];
  /** The data that the API answers with. Change it as a test needs. */
  readonly world: HubstaffWorld;
  /** A personal access token that works, once, as the beginning of a chain. */
  readonly personalAccessToken: string;
  /** An organization token that works. */
  readonly organizationToken: string;
  /** An OAuth app that is registered. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Another personal access token; `expiresAt` in Unix milliseconds. */
  createPersonalAccessToken(expiresAt?: number): string;
  /** Every access token given out so far is refused as `invalid_token` from now on. */
  expireAccessTokens(): void;
  /** Every grant is dead: refresh tokens are refused, someone has to log in again. */
  revoke(): void;
  /** Every call of the API is answered 429 for a minute, with the headers of the rate limit. */
  exhaustRateLimit(): void;
  /** The minute is over. */
  restoreRateLimit(): void;
  /** The next request (of a route, where one is named) fails. */
  failNext(failure?: Failure): void;
  /** Requests so far, e.g. of `"POST /access_tokens"`. */
  requests(route?: string): readonly RecordedRequest[];
  /**
   * Sends what Hubstaff sends to a webhook's target: an event, signed, or without one the handshake that verifies the target.
   * `send` is `fetch` by default; pass a handler to go without a network.
   */
  deliverWebhook(
    webhookId: string,
    event?: SentEvent,
    send?: (request: Request) => Promise<Response>,
  ): Promise<Response>;
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  /** Back to the beginning: world, tokens, requests, failures. */
  reset(): void;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A personal access token that every mock accepts, so that a program can be started against one without asking for it. */
export const demoPersonalAccessToken: string = [
  { typ: "JWT", alg: "RS256", kid: "default" },
  {
    jti: "demo",
    iss: hubstaffUrls.authUrl,
    iat: 1_767_225_600,
    exp: 4_102_444_800,
    scope: "openid hubstaff:read hubstaff:write",
  },
]
  .map((part) => base64url(new TextEncoder().encode(JSON.stringify(part))))
  .concat("demo")
  .join(".");

/** A Hubstaff with one organization, in the state that its verbs put it into. */
export function createHubstaffMock(options: HubstaffMockOptions = {}): HubstaffMock {
  const {
    apiUrl = hubstaffUrls.apiUrl,
    authUrl = hubstaffUrls.authUrl,
    accessTtlMs = dayMs,
    clock = systemClock,
  } = options;
  const scope = "openid hubstaff:read hubstaff:write";
  const clientId = "hubstaff-demo-client";
  const clientSecret = "hubstaff-demo-secret";
  const organizationToken = "hsoat_demo-organization-token";
  const recorder = new Recorder();
  const random = createRandom(options.seed);
  const codes = new Map<string, PendingCode>();
  const world = hubstaffWorld();
  const rateLimit = createRateLimit(clock);
  let grants = fresh();
  let keys: ReturnType<typeof generateKeyPair> | undefined;

  function fresh(): Grants<HubstaffGrant> {
    const created = new Grants<HubstaffGrant>({
      mint,
      clock,
      accessTtlMs,
      refreshTtlMs: 90 * dayMs,
      onReuse: options.onReuse ?? "revoke-family",
    });
    created.seed(demoPersonalAccessToken, { scope }, Infinity);
    return created;
  }

  /** A JWT as Hubstaff issues it. Nobody but Hubstaff can verify one, so the signature is noise. */
  function mint({
    kind,
    serial,
    issuedAt,
    expiresAt,
  }: {
    kind: string;
    serial: number;
    issuedAt: number;
    expiresAt: number;
  }): string {
    const payload = {
      jti: `${kind}-${serial}`,
      iss: authUrl,
      iat: Math.floor(issuedAt / 1000),
      exp: Math.floor(expiresAt / 1000),
      scope,
    };
    const text = (part: object): string => base64url(new TextEncoder().encode(JSON.stringify(part)));
    return `${text({ typ: "JWT", alg: "RS256", kid: "default" })}.${text(payload)}.${base64url(random.bytes(32))}`;
  }

  function createPersonalAccessToken(expiresAt: number = clock.now() + 90 * dayMs): string {
    const token = mint({ kind: "personal", serial: Math.floor(expiresAt), issuedAt: clock.now(), expiresAt });
    grants.seed(token, { scope }, expiresAt);
    return token;
  }

  async function idToken(nonce: string | null): Promise<string> {
    const { privateKey } = await (keys ??= generateKeyPair("RS256", { extractable: true }));
    return new SignJWT({ name: "Ada Lovelace", email: "ada@example.com", ...(nonce !== null && { nonce }) })
      .setProtectedHeader({ alg: "RS256", kid: "default", typ: "JWT" })
      .setIssuer(authUrl)
      .setAudience(clientId)
      .setSubject(String(meId))
      .setIssuedAt(Math.floor(clock.now() / 1000))
      .setExpirationTime(Math.floor(clock.now() / 1000) + 3600)
      .sign(privateKey);
  }

  /** What the API does before it looks at a route. */
  async function guard(request: Request, route: string): Promise<Response | undefined> {
    const failure = await recorder.see(request, route);
    if (failure) return failureResponse(failure);
    const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    if (token === undefined) return notAuthorized();
    if (token !== organizationToken && grants.look(token).state !== "valid") return invalidToken();
    return rateLimit.refusal();
  }

  const account = [
    http.post(`${authUrl}/access_tokens`, async ({ request }) => {
      const failure = await recorder.see(request, "POST /access_tokens");
      if (failure && !failure.loseAnswer) return failureResponse(failure);
      const answer = await answerTokenRequest(request, { grants, codes, clientId, clientSecret, idToken });
      return failure ? failureResponse(failure) : answer;
    }),
    http.get(`${authUrl}/authorizations/new`, async ({ request }) => {
      const failure = await recorder.see(request, "GET /authorizations/new");
      if (failure) return failureResponse(failure);
      const query = new URL(request.url).searchParams;
      const redirectUri = query.get("redirect_uri");
      if (query.get("client_id") !== clientId || redirectUri === null || query.get("nonce") === null) {
        return new HttpResponse("The authorization request is invalid.", { status: 400 });
      }
      const code = `code-${base64url(random.bytes(12))}`;
      const [codeChallenge, nonce] = [query.get("code_challenge"), query.get("nonce")];
      codes.set(code, { redirectUri, codeChallenge, nonce, scope: query.get("scope") ?? "" });
      const location = new URL(redirectUri);
      location.searchParams.set("code", code);
      const state = query.get("state");
      if (state !== null) location.searchParams.set("state", state);
      return new HttpResponse(null, { status: 302, headers: { location: location.href } });
    }),
    http.get(`${authUrl}/.well-known/openid-configuration`, async ({ request }) => {
      const failure = await recorder.see(request, "GET /.well-known/openid-configuration");
      return failure ? failureResponse(failure) : HttpResponse.json(discoveryDocument(authUrl));
    }),
    http.get(`${authUrl}/jwks.json`, async () => {
      const { publicKey } = await (keys ??= generateKeyPair("RS256", { extractable: true }));
      return HttpResponse.json({
        keys: [{ ...(await exportJWK(publicKey)), kid: "default", use: "sig", alg: "RS256" }],
      });
    }),
  ];

  const resolvers = withinBounds(hubstaffRoutes(world, random));
  const routes = Object.keys(resolvers);
  const docs = http.get(`${apiUrl}/v2/docs`, async ({ request }) => {
    const failure = await recorder.see(request, "GET /v2/docs");
    return failure ? failureResponse(failure) : answerDocs(request, routes);
  });
  return {
    handlers: [...account, docs, ...serveRoutes<Endpoints>(resolvers, { baseUrl: apiUrl, before: guard, notFound })],
    routes,
    world,
    personalAccessToken: demoPersonalAccessToken,
    organizationToken,
    clientId,
    clientSecret,
    createPersonalAccessToken,
    expireAccessTokens: () => grants.expireAccessTokens(),
    revoke: () => grants.revokeAll(),
    exhaustRateLimit: () => rateLimit.exhaust(),
    restoreRateLimit: () => rateLimit.restore(),
    failNext: (failure) => recorder.failNext(failure),
    requests: (route) => recorder.requests(route),
    deliverWebhook: (webhookId, event, send = fetch) => deliver({ world, clock, random }, webhookId, event, send),
    get reuses() {
      return grants.reuses;
    },
    reset() {
      random.restart();
      grants = fresh();
      recorder.clear();
      codes.clear();
      rateLimit.restore();
      Object.assign(world, hubstaffWorld());
    },
  };
}

/** As captured from the vendor, for another issuer. */
function discoveryDocument(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorizations/new`,
    token_endpoint: `${issuer}/access_tokens`,
    userinfo_endpoint: `${issuer}/user_info`,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public", "pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "profile", "email", "tasks:read", "tasks:write", "hubstaff:read", "hubstaff:write"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    claims_supported: ["sub", "iss", "name", "email"],
  };
}
