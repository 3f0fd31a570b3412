import { base64url } from "@tokens/provider-kit";
import {
  bearerToken,
  createMock,
  redirectWithCode,
  serveRoutes,
  type Mock,
  type MockOptions,
} from "@tokens/provider-kit/msw";
import { systemClock } from "@tokens/core";
import { http, HttpResponse } from "msw";
import { hubstaffUrls } from "../urls.ts";
import type { Endpoints } from "../endpoints.ts";
import { withinBounds } from "./bounds.ts";
import { deliver, type SentEvent } from "./deliver.ts";
import { answerDocs } from "./docs.ts";
import { createRateLimit } from "./rate-limit.ts";
import { invalidToken, notAuthorized, notFound } from "./responses.ts";
import { hubstaffRoutes } from "./routes.ts";
import { hubstaffState } from "./state.ts";
import type { HubstaffState } from "./state/tables.ts";
import { tokenResponse, type HubstaffGrant, type PendingCode } from "./token-endpoint.ts";
import {
  createIdTokens,
  defaultScope as scope,
  demoPersonalAccessToken,
  discoveryDocument,
  mintToken,
} from "./tokens.ts";

/** Options of a mocked Hubstaff. Access tokens live for a day. */
export interface HubstaffMockOptions extends MockOptions {
  /** Address of the authorization server. @default "https://account.hubstaff.com" */
  readonly authUrl?: string;
  /** What happens when a refresh token is used twice. The default is the strictest. @default "revoke-family" */
  readonly onReuse?: "refuse" | "revoke-family";
}

/** A mocked Hubstaff. */
export interface HubstaffMock extends Mock<HubstaffState> {
  /** The routes it serves. */
  readonly routes: readonly string[];
  /** A valid personal access token. It works once and starts a chain. */
  readonly personalAccessToken: string;
  /** A valid organization token. */
  readonly organizationToken: string;
  /** A registered OAuth app. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Creates another personal access token. `expiresAt` is in Unix milliseconds. */
  createPersonalAccessToken(expiresAt?: number): string;
  /** Responds with 429 to every API call for a minute, with the rate limit's headers. */
  exhaustRateLimit(): void;
  /** Ends the minute. */
  restoreRateLimit(): void;
  /**
   * Sends a signed event to a webhook's target, or without an event the handshake that verifies the target. Pass a handler as
   * `send` to avoid the network. @default send `fetch`
   */
  deliverWebhook(
    webhookId: string,
    event?: SentEvent,
    send?: (request: Request) => Promise<Response>,
  ): Promise<Response>;
}

const dayMs = 86_400_000;

/** Creates a Hubstaff with one organization. */
export function createHubstaffMock(options: HubstaffMockOptions = {}): HubstaffMock {
  const { apiUrl = hubstaffUrls.apiUrl, authUrl = hubstaffUrls.authUrl, accessTtlMs = dayMs } = options;
  const clientId = "hubstaff-demo-client";
  const clientSecret = "hubstaff-demo-secret";
  const organizationToken = "hsoat_demo-organization-token";
  const codes = new Map<string, PendingCode>();
  const rateLimit = createRateLimit(options.clock ?? systemClock);
  const idTokens = createIdTokens();
  const { clock, random, grants, controls, handle, before } = createMock<HubstaffState, HubstaffGrant>({
    options,
    accessTtlMs,
    refreshTtlMs: 90 * dayMs,
    onReuse: options.onReuse ?? "revoke-family",
    mint: (token, source) => mintToken(authUrl, source, token),
    initialState: hubstaffState,
    start(fresh) {
      codes.clear();
      rateLimit.restore();
      fresh.seed(demoPersonalAccessToken, { scope }, Infinity);
    },
  });
  const { state } = controls;
  const endpoint = {
    grants,
    codes,
    clientId,
    clientSecret,
    idToken: (nonce: string | null) => idTokens.issue({ iss: authUrl, aud: clientId, nonce, now: clock.now() }),
  };

  function authorizationPage(request: Request): Response {
    const query = new URL(request.url).searchParams;
    const [redirectUri, nonce] = [query.get("redirect_uri"), query.get("nonce")];
    if (query.get("client_id") !== clientId || redirectUri === null || nonce === null)
      return new Response("The authorization request is invalid.", { status: 400 });
    const code = `code-${base64url(random.bytes(12))}`;
    const codeChallenge = query.get("code_challenge");
    codes.set(code, { redirectUri, codeChallenge, nonce, scope: query.get("scope") ?? "" });
    return redirectWithCode(redirectUri, code, query.get("state"));
  }

  function authorize(request: Request): Response | undefined {
    const token = bearerToken(request);
    if (token === undefined) return notAuthorized();
    if (token !== organizationToken && grants.look(token).status !== "valid") return invalidToken();
    return rateLimit.refusal();
  }

  const resolvers = withinBounds(hubstaffRoutes(state, random));
  const routes = Object.keys(resolvers);
  return {
    ...controls,
    handlers: [
      handle("POST /access_tokens", authUrl, (request) => tokenResponse(request, endpoint)),
      handle("GET /authorizations/new", authUrl, authorizationPage),
      handle("GET /.well-known/openid-configuration", authUrl, () => HttpResponse.json(discoveryDocument(authUrl))),
      http.get(`${authUrl}/jwks.json`, async () => HttpResponse.json(await idTokens.jwks())),
      handle("GET /v2/docs", apiUrl, (request) => answerDocs(request, routes)),
      ...serveRoutes<Endpoints>(resolvers, { baseUrl: apiUrl, before: before(authorize), notFound }),
    ],
    routes,
    personalAccessToken: demoPersonalAccessToken,
    organizationToken,
    clientId,
    clientSecret,
    createPersonalAccessToken(expiresAt = clock.now() + 90 * dayMs) {
      const serial = Math.floor(expiresAt);
      const token = mintToken(authUrl, random, { kind: "personal", serial, issuedAt: clock.now(), expiresAt });
      grants.seed(token, { scope }, expiresAt);
      return token;
    },
    exhaustRateLimit: () => rateLimit.exhaust(),
    restoreRateLimit: () => rateLimit.restore(),
    deliverWebhook: (webhookId, event, send = fetch) => deliver({ state, clock, random }, webhookId, event, send),
  };
}
