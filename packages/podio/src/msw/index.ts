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
import { createRandom, failureResponse, Grants, Recorder, serveRoutes, type Resolvers } from "@tokens/provider-kit/msw";
import { systemClock } from "@tokens/core";
import { http, HttpResponse, type HttpHandler } from "msw";
import { podioUrls } from "../app.ts";
import type { Endpoints } from "../endpoints.ts";
import { utcText } from "../encoding.ts";
import { absentFile } from "./deleted.ts";
import { CallCounter } from "./limits.ts";
import type { PodioMock, PodioMockOptions } from "./mock.ts";
import { expiredToken, notFound, rateLimited, refusal } from "./responses.ts";
import { fileContent, podioRoutes } from "./routes.ts";
import { answerSecondFactor, answerTokenRequest, type PodioGrant } from "./token-endpoint.ts";
import { podioWorld, userId } from "./world.ts";

export type { ExceededRateLimit, PodioLimits } from "./limits.ts";
export type { PodioMock, PodioMockOptions } from "./mock.ts";
export type { Deleted, PodioWorld, WorldFile, WorldItem } from "./world.ts";

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
  const authUrl = options.authUrl ?? apiUrl.replace("//api.", "//");
  const user = { id: userId, username: "user@example.com", password: "pa ss+w&rd" };
  const recorder = new Recorder();
  const random = createRandom(options.seed);
  const counter = new CallCounter(options.limits ?? { general: 1000, limited: 250 });
  const codes = new Map<string, { readonly redirectUri: string; readonly scope: string }>();
  const nonces = new Set<string>();
  const world = podioWorld(filesUrl);
  let grants = fresh();
  let secondFactor = false;

  function fresh(): Grants<PodioGrant> {
    codes.clear();
    codes.set("auth-code-1", { redirectUri: callback, scope: "global:all" });
    return new Grants<PodioGrant>({
      mint: ({ kind, serial }) => `${kind}-${serial}-${random.uuid()}`,
      clock,
      accessTtlMs,
      refreshTtlMs: 28 * 24 * hourMs,
      onReuse: options.onReuse ?? "refuse",
    });
  }

  const bearer = (request: Request): string | undefined => {
    const header = /^OAuth2 (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    // Only a file's link takes its token in the query, for an image on a page.
    const query = request.url.startsWith(`${filesUrl}/`) ? new URL(request.url).searchParams : undefined;
    return header ?? query?.get("oauth_token") ?? undefined;
  };
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
    response.headers.set("x-podio-request-id", random.uuid());
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
    const { waitSeconds, headers } = counter.count(`${ref.type} ${ref.id}`, route, clock.now());
    if (waitSeconds !== undefined) return dressed(rateLimited(request, waitSeconds), headers);
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
      const waitSeconds = counter.exceeded("token");
      if (waitSeconds !== undefined) return dressed(rateLimited(request, waitSeconds), {});
      const { clientId, clientSecret, otp } = mock;
      const state = { grants, random, codes, nonces, clientId, clientSecret, otp, user };
      const tokens = new Map(Object.entries(appTokens).map(([id, token]) => [Number(id), token]));
      const answered = await answer(request, { ...state, appTokens: tokens, asksForSecondFactor: () => secondFactor });
      return failure ? failureResponse(failure) : dressed(answered, {});
    });
  const tokenPaths = [...new Set([`${apiUrl}/oauth/token`, `${apiUrl}/oauth/token/v2`, `${authUrl}/oauth/token`])];

  const mock: PodioMock = {
    handlers: [
      ...tokenPaths.map((url) => endpoint(url, `POST ${url.slice(url.indexOf("/oauth"))}`, answerTokenRequest)),
      endpoint(`${apiUrl}/mfa/verify`, "POST /mfa/verify", answerSecondFactor),
      http.get(`${authUrl}/oauth/authorize`, async ({ request }) => {
        await recorder.see(request, "GET /oauth/authorize");
        const query = new URL(request.url).searchParams;
        const redirectUri = query.get("redirect_uri");
        if (query.get("client_id") !== mock.clientId || redirectUri === null || query.get("response_type") !== "code")
          return new HttpResponse("The authorization request is invalid.", { status: 400 });
        const code = `code-${random.uuid()}`;
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
          const id = Number(params["id"]);
          const found = world.files.find(({ file }) => file.file_id === id);
          return dressed(found ? fileContent(found) : absentFile(request, world, id), {});
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
    exhaustRateLimit: () => counter.exhaust(clock.now()),
    exceedRateLimit: (exceeded = {}) => counter.exceed(exceeded),
    restoreRateLimit: () => counter.clear(),
    failNext: (failure) => recorder.failNext(failure),
    requests: (route) => recorder.requests(route),
    tokenRequests: () => recorder.requests().filter(({ route }) => route.startsWith("POST /oauth/token")),
    get reuses() {
      return grants.reuses;
    },
    reset() {
      random.restart();
      grants = fresh();
      recorder.clear();
      counter.clear();
      nonces.clear();
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
