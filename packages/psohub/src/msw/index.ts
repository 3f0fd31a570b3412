/**
 * A PSOhub account for tests: its own login, tokens of ten minutes, 64-bit ids as bare integers in JSON text.
 *
 * @example
 * ```ts
 * import { createPsohub } from "@tokens/psohub";
 * import { createPsohubMock } from "@tokens/psohub/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createPsohubMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const psohub = createPsohub(mock);
 * await psohub.tokens.save(mock.session("https://app.example.com/callback"));
 * mock.expireAccessTokens();
 * await psohub.request("GET /projects");
 * mock.requests("POST /oauth/token").length;   // 1
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
import { newSession, systemClock, type Clock } from "@tokens/core";
import { http, HttpResponse, type HttpHandler } from "msw";
import { psohubUrls } from "../client.ts";
import type { Endpoints } from "../endpoints.ts";
import { idJson } from "../json.ts";
import type { PsohubSession } from "../provider.ts";
import { psohubRoutes, refuse } from "./routes.ts";
import { answerTokenRequest, type PendingCode, type PsohubGrant } from "./token-endpoint.ts";
import { psohubWorld, type PsohubWorld } from "./world.ts";

export { ids } from "./world.ts";
export type { PsohubWorld } from "./world.ts";

/** How a mocked PSOhub behaves, where the vendor does not say. */
export interface PsohubMockOptions {
  /**
   * Where it is served.
   *
   * @default https://www.psohubapp.com
   */
  readonly apiUrl?: string;
  /**
   * Lifetime of an access token in milliseconds.
   *
   * @default ten minutes
   */
  readonly accessTtlMs?: number;
  /**
   * "rotate": a new refresh token each time, and reuse revokes the family, the strictest; "keep": the same one.
   *
   * @default "rotate"
   */
  readonly refreshTokens?: "rotate" | "keep";
  /**
   * Whether `state` comes back.
   *
   * @default false
   */
  readonly echoesState?: boolean;
  /**
   * The names of the code that the token endpoint reads.
   *
   * @default both
   */
  readonly codeParameters?: readonly ("code" | "authorization_code")[];
  /**
   * Whether the authorization page insists on `clientsecret`.
   *
   * @default false
   */
  readonly wantsSecretInUrl?: boolean;
  /**
   * What the user filter is called.
   *
   * @default "accountid"
   */
  readonly userFilter?: string;
  readonly clock?: Clock;
  /**
   * The same integer gives the same tokens and ids in every run, in the order of the requests.
   *
   * @default random
   */
  readonly seed?: number;
}

/** A mocked PSOhub. */
export interface PsohubMock {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** The data that the API answers with. Change it as a test needs. */
  readonly world: PsohubWorld;
  /** An app that is registered. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  /** A session as a login gives it. */
  session(redirectUri: string): PsohubSession;
  /** Whether the user approves on the authorization page; a refusal sends nothing. True at first. */
  approves: boolean;
  /** Every access token given out so far is refused from now on. */
  expireAccessTokens(): void;
  /** Every grant is dead: someone has to log in again. */
  revoke(): void;
  /** The next request (of a route, where one is named) fails. */
  failNext(failure?: Failure): void;
  /** Requests so far, e.g. of `"POST /oauth/token"`. */
  requests(route?: string): readonly RecordedRequest[];
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  /** Back to the beginning: world, tokens, requests, failures. */
  reset(): void;
}

/** A PSOhub with one company, in the state that its verbs put it into. */
export function createPsohubMock(options: PsohubMockOptions = {}): PsohubMock {
  const { apiUrl = psohubUrls.apiUrl, accessTtlMs = 600_000, clock = systemClock, userFilter = "accountid" } = options;
  const clientId = "8f1c7a52-5d1e-4c39-9a57-0c7b1de3a001";
  const clientSecret = "b2d94f0e-77c1-4a6b-8d20-3f5e9c6ab002";
  const recorder = new Recorder();
  const random = createRandom(options.seed);
  const codes = new Map<string, PendingCode>();
  const world = psohubWorld();
  let grants = fresh();
  let serial = 0;

  function fresh(): Grants<PsohubGrant> {
    return new Grants<PsohubGrant>({
      mint: ({ kind, serial: number }) => `${kind}-${number}-${random.uuid()}`,
      clock,
      accessTtlMs,
      refreshTtlMs: 365 * 86_400_000,
      onReuse: "revoke-family",
    });
  }

  const settings = {
    clientId,
    clientSecret,
    codes,
    codeParameters: options.codeParameters ?? ["code", "authorization_code"],
    keepsRefreshToken: options.refreshTokens === "keep",
  };

  /** What the API does before it looks at a route. */
  async function guard(request: Request, route: string): Promise<Response | undefined> {
    const failure = await recorder.see(request, route);
    if (failure) return failureResponse(failure);
    const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    return token !== undefined && grants.look(token).state === "valid"
      ? undefined
      : refuse(401, "The access token is invalid or expired");
  }

  const mock: PsohubMock = {
    handlers: [
      http.post(`${apiUrl}/oauth/token`, async ({ request }) => {
        const failure = await recorder.see(request, "POST /oauth/token");
        if (failure && !failure.loseAnswer) return failureResponse(failure);
        const answer = await answerTokenRequest(request, { ...settings, grants });
        return failure ? failureResponse(failure) : answer;
      }),
      http.get(`${apiUrl}/link/apiauthorization`, async ({ request }) => {
        const failure = await recorder.see(request, "GET /link/apiauthorization");
        if (failure) return failureResponse(failure);
        const query = new URL(request.url).searchParams;
        const redirectUri = query.get("redirecturl");
        if (query.get("clientid") !== clientId || redirectUri === null || query.get("scope") === null)
          return new HttpResponse("The authorization request is invalid.", { status: 400 });
        const secret = query.get("clientsecret");
        if (secret === null ? options.wantsSecretInUrl : secret !== clientSecret)
          return new HttpResponse("Invalid client secret.", { status: 400 });
        if (!mock.approves) return new HttpResponse("You have refused access.", { status: 200 });
        const code = `code-${(serial += 1)}-${random.uuid()}`;
        codes.set(code, { redirectUri });
        const location = new URL(redirectUri);
        location.searchParams.set("code", code);
        const state = query.get("state");
        if (options.echoesState && state !== null) location.searchParams.set("state", state);
        return new HttpResponse(null, { status: 302, headers: { location: location.href } });
      }),
      ...serveRoutes<Endpoints>(psohubRoutes(world, userFilter), {
        baseUrl: `${apiUrl}/rest/psohubapi/v1`,
        before: guard,
        notFound: () => refuse(404, "There is nothing at this address"),
        // As in the vendor's samples, where these two alone are strings.
        json: idJson("integer", new Set(["ProjectTypeID", "TaskID"])),
      }),
    ],
    world,
    clientId,
    clientSecret,
    apiUrl,
    session(redirectUri) {
      const { accessToken, refreshToken, expiresIn } = grants.start({ redirectUri });
      const obtainedAt = clock.now();
      return newSession({
        accessToken,
        refreshToken,
        obtainedAt,
        expiresAt: obtainedAt + expiresIn * 1000,
        redirectUri,
      });
    },
    approves: true,
    expireAccessTokens: () => grants.expireAccessTokens(),
    revoke: () => grants.revokeAll(),
    failNext: (failure) => recorder.failNext(failure),
    requests: (route) => recorder.requests(route),
    get reuses() {
      return grants.reuses;
    },
    reset() {
      random.restart();
      serial = 0;
      grants = fresh();
      recorder.clear();
      codes.clear();
      mock.approves = true;
      Object.assign(world, psohubWorld());
    },
  };
  return mock;
}
