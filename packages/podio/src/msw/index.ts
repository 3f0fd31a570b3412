/**
 * A Podio for tests: issues, rotates, expires and refuses tokens as Podio does, and answers every route.
 *
 * @example
 * ```ts
 * import { createPodio } from "@tokens/podio";
 * import { createPodioMock } from "@tokens/podio/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createPodioMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const app = createPodio(mock).app(111, mock.appTokens[111]);
 * await app.request("GET /item/{item_id}", { item_id: 555 });
 * mock.expireAccessTokens();
 * await app.request("GET /item/{item_id}", { item_id: 555 });
 * mock.tokenRequests().length;   // 2
 * server.close();
 * ```
 *
 * @module
 */
import {
  createChance,
  failureResponse,
  Grants,
  Recorder,
  serveRoutes,
  type Failure,
  type RecordedRequest,
  type Resolvers,
} from "@tokens/client/msw";
import { systemClock, type Clock } from "@tokens/core";
import { http, HttpResponse, type HttpHandler } from "msw";
import { podioUrls } from "../client.ts";
import type { Endpoints } from "../endpoints.ts";
import { utcText } from "../wire.ts";
import { CallCounter, type PodioLimits } from "./limits.ts";
import { expiredToken, notFound, refusal } from "./responses.ts";
import { fileContent, podioRoutes } from "./routes.ts";
import { answerSecondFactor, answerTokenRequest, type PodioGrant } from "./token-endpoint.ts";
import { podioWorld, userId, type PodioWorld } from "./world.ts";

export type { PodioLimits } from "./limits.ts";
export type { PodioWorld, WorldFile, WorldItem } from "./world.ts";

/** How a mocked Podio behaves. */
export interface PodioMockOptions {
  /** `https://api.podio.com` unless said. */
  readonly apiUrl?: string;
  /** Where people log in: the API's host without `api.` unless said. */
  readonly webUrl?: string;
  /** Where files are served, `https://files.podio.com` unless said. */
  readonly filesUrl?: string;
  /** Lifetime of an access token in milliseconds; 8 hours unless said. */
  readonly accessTtlMs?: number;
  /** What the second use of a refresh token does; "refuse" unless said. What Podio does is not known. */
  readonly onReuse?: "refuse" | "revoke-family";
  /** Calls an hour; 1,000 and 250 unless said. */
  readonly limits?: PodioLimits;
  readonly clock?: Clock;
  /** The same integer gives the same tokens and ids in every run, in the order of the requests; random unless said. */
  readonly seed?: number;
}

/** A mocked Podio. */
export interface PodioMock {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** The data that the API answers with. Change it as a test needs. */
  readonly world: PodioWorld;
  /** An API key that is registered. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tokens by app id. */
  readonly appTokens: Readonly<Record<number, string>>;
  readonly username: string;
  readonly password: string;
  /** The code that a second factor answers with. */
  readonly otp: string;
  /** A code that works once, for `https://example.com/cb?x=1`. */
  readonly code: string;
  /** Whether a password is not enough from now on. */
  requireSecondFactor(required?: boolean): void;
  /** Every access token given out so far, or the one that is named, is refused as expired from now on. */
  expireAccessTokens(accessToken?: string): void;
  /** Every grant is dead: refresh tokens are refused. */
  revoke(): void;
  /** Every account that has a token has used its calls up for an hour. */
  exhaustRateLimit(): void;
  /** The hour is over: calls are counted anew. */
  restoreRateLimit(): void;
  /** The next request (of a route, where one is named) fails. */
  failNext(failure?: Failure): void;
  /** Requests so far, of one route where it is named. */
  requests(route?: string): readonly RecordedRequest[];
  /** Requests so far to any token endpoint. */
  tokenRequests(): readonly RecordedRequest[];
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  /** Back to the beginning: world, tokens, requests, failures. */
  reset(): void;
}

const hourMs = 3_600_000;
const appTokens = { 111: "app-token-111", 222: "app-token-222" };
const callback = "https://example.com/cb?x=1";

/** A Podio with one workspace of two apps, in the state that its verbs put it into. */
export function createPodioMock(options: PodioMockOptions = {}): PodioMock {
  const {
    apiUrl = podioUrls.apiUrl,
    filesUrl = podioUrls.filesUrl,
    accessTtlMs = 8 * hourMs,
    clock = systemClock,
  } = options;
  const webUrl = options.webUrl ?? apiUrl.replace("//api.", "//");
  const user = { id: userId, username: "user@example.com", password: "pa ss+w&rd" };
  const recorder = new Recorder();
  const chance = createChance(options.seed);
  const counter = new CallCounter(options.limits ?? { general: 1000, limited: 250 });
  const codes = new Map<string, { readonly redirectUri: string; readonly scope: string }>();
  const nonces = new Set<string>();
  const world = podioWorld(filesUrl);
  const seen = new Set<string>();
  let grants = fresh();
  let secondFactor = false;

  function fresh(): Grants<PodioGrant> {
    codes.clear();
    codes.set("auth-code-1", { redirectUri: callback, scope: "global:all" });
    return new Grants<PodioGrant>({
      mint: ({ kind, serial }) => `${kind}-${serial}-${chance.uuid()}`,
      clock,
      accessTtlMs,
      refreshTtlMs: 28 * 24 * hourMs,
      onReuse: options.onReuse ?? "refuse",
    });
  }

  const bearer = (request: Request): string | undefined =>
    /^OAuth2 (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const grantOf = (request: Request): PodioGrant | undefined => grants.look(bearer(request) ?? "").grant?.data;
  const routes = podioRoutes({
    world,
    filesUrl,
    now: () => utcText(new Date(clock.now())),
    appOf(request) {
      const ref = grantOf(request)?.ref;
      return ref?.type === "app" ? ref.id : undefined;
    },
  });

  /** What comes with every answer, success or not. */
  const dressed = (response: Response, headers: Readonly<Record<string, string>>): Response => {
    if (response.type === "error") return response;
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    response.headers.set("x-podio-request-id", chance.uuid());
    return response;
  };
  const allowance = new WeakMap<Request, Record<string, string>>();

  /** What the API does before it looks at a route. */
  async function guard(request: Request, route: string): Promise<Response | undefined> {
    const failure = await recorder.see(request, route);
    if (failure) return dressed(failureResponse(failure), {});
    const token = bearer(request);
    const state = token === undefined ? "unknown" : grants.look(token).state;
    if (token === undefined) return dressed(refusal(request, 401, "unauthorized", "No OAuth2 token was given"), {});
    if (state !== "valid") return dressed(expiredToken(request), {});
    const { ref } = grantOf(request)!;
    const who = `${ref.type} ${ref.id}`;
    seen.add(who);
    const { refused, headers } = counter.count(who, route, clock.now());
    if (refused)
      return dressed(
        refusal(request, 420, "rate_limit", "You have hit the rate limit. Please wait before trying again"),
        headers,
      );
    allowance.set(request, headers);
    return (await isReadable(request))
      ? undefined
      : dressed(refusal(request, 400, "invalid_value", "The body is not JSON"), headers);
  }

  const served = Object.fromEntries(
    Object.entries(routes).map(([route, resolve]) => [
      route,
      async (call: { readonly request: Request }) => {
        const answer: unknown = await (resolve as (call: unknown) => unknown)(call);
        const response =
          answer instanceof Response
            ? answer
            : answer === undefined
              ? new Response(null, { status: 204 })
              : Response.json(answer);
        return dressed(response, allowance.get(call.request) ?? {});
      },
    ]),
  ) as unknown as Resolvers<Endpoints>;

  const endpoint = (url: string, route: string, answer: typeof answerTokenRequest): HttpHandler =>
    http.post(url, async ({ request }) => {
      const failure = await recorder.see(request, route);
      if (failure && !failure.loseAnswer) return failureResponse(failure);
      const { clientId, clientSecret, otp } = mock;
      const state = { grants, chance, codes, nonces, clientId, clientSecret, otp, user };
      const tokens = new Map(Object.entries(appTokens).map(([id, token]) => [Number(id), token]));
      const answered = await answer(request, { ...state, appTokens: tokens, asksForSecondFactor: () => secondFactor });
      return failure ? failureResponse(failure) : dressed(answered, {});
    });
  const tokenPaths = [...new Set([`${apiUrl}/oauth/token`, `${apiUrl}/oauth/token/v2`, `${webUrl}/oauth/token`])];

  const mock: PodioMock = {
    handlers: [
      ...tokenPaths.map((url) => endpoint(url, `POST ${url.slice(url.indexOf("/oauth"))}`, answerTokenRequest)),
      endpoint(`${apiUrl}/mfa/verify`, "POST /mfa/verify", answerSecondFactor),
      http.get(`${webUrl}/oauth/authorize`, async ({ request }) => {
        await recorder.see(request, "GET /oauth/authorize");
        const query = new URL(request.url).searchParams;
        const redirectUri = query.get("redirect_uri");
        if (query.get("client_id") !== mock.clientId || redirectUri === null || query.get("response_type") !== "code")
          return new HttpResponse("The authorization request is invalid.", { status: 400 });
        const code = `code-${chance.uuid()}`;
        codes.set(code, { redirectUri, scope: query.get("scope") ?? "global:all" });
        const location = new URL(redirectUri);
        location.searchParams.set("code", code);
        if (query.has("state")) location.searchParams.set("state", query.get("state")!);
        return new HttpResponse(null, { status: 302, headers: { location: location.href } });
      }),
      ...["", "/:size"].map((size) =>
        http.get(`${filesUrl}/:id${size}`, async ({ request, params }) => {
          const early = await guard(request, "GET {file.link}");
          if (early) return early;
          const found = world.files.find(({ file }) => file.file_id === Number(params["id"]));
          return dressed(found ? fileContent(found) : notFound(request), {});
        }),
      ),
      ...serveRoutes<Endpoints>(served, {
        baseUrl: apiUrl,
        before: guard,
        notFound: (request) => dressed(notFound(request, "No matching operation could be found"), {}),
      }),
    ],
    world,
    clientId: "harness-client",
    clientSecret: "harness-secret",
    appTokens,
    username: user.username,
    password: user.password,
    otp: "123456",
    code: "auth-code-1",
    requireSecondFactor: (required = true) => void (secondFactor = required),
    expireAccessTokens: (accessToken) => grants.expireAccessTokens(accessToken),
    revoke: () => grants.revokeAll(),
    exhaustRateLimit() {
      for (const who of seen) counter.exhaust(who, clock.now());
    },
    restoreRateLimit: () => counter.clear(),
    failNext: (failure) => recorder.failNext(failure),
    requests: (route) => recorder.requests(route),
    tokenRequests: () => recorder.requests().filter(({ route }) => route.startsWith("POST /oauth/token")),
    get reuses() {
      return grants.reuses;
    },
    reset() {
      chance.restart();
      grants = fresh();
      recorder.clear();
      counter.clear();
      nonces.clear();
      seen.clear();
      secondFactor = false;
      Object.assign(world, podioWorld(filesUrl));
    },
  };
  return mock;
}

async function isReadable(request: Request): Promise<boolean> {
  if (request.headers.get("content-type")?.startsWith("multipart/")) return true;
  const text = await request.clone().text();
  try {
    return text === "" || JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
