import { createMock, redirectWithCode, serveRoutes } from "@tokens/provider-kit/msw";
import { http } from "msw";
import { podioUrls } from "../urls.ts";
import type { Endpoints } from "../endpoints.ts";
import { utcText } from "../encoding.ts";
import { absentFile } from "./deleted.ts";
import { CallCounter } from "./limits.ts";
import type { PodioMock, PodioMockOptions } from "./options.ts";
import { expiredToken, invalidValue, notFound, rateLimited, refusal } from "./responses.ts";
import { fileContent, podioRoutes } from "./routes.ts";
import { podioState, userId, type PodioState } from "./state.ts";
import {
  secondFactorResponse,
  tokenResponse,
  type PendingCode,
  type PodioGrant,
  type TokenEndpoint,
} from "./token-endpoint.ts";

const hourMs = 3_600_000;
const appTokens = { 111: "app-token-111", 222: "app-token-222" };
const code = "auth-code-1";
const user = { id: userId, username: "user@example.com", password: "pa ss+w&rd" };
const apiKey = { clientId: "harness-client", clientSecret: "harness-secret" };
const otp = "123456";

/** Creates a Podio with one workspace of two apps. */
export function createPodioMock(options: PodioMockOptions = {}): PodioMock {
  const { apiUrl = podioUrls.apiUrl, filesUrl = podioUrls.filesUrl, accessTtlMs = 8 * hourMs } = options;
  const authUrl = options.authUrl ?? apiUrl.replace("//api.", "//");
  const counter = new CallCounter(options.limits ?? { general: 1000, limited: 250 });
  const codes = new Map<string, PendingCode>();
  const nonces = new Set<string>();
  let secondFactor = false;
  const { clock, random, grants, controls, handle, before } = createMock<PodioState, PodioGrant>({
    options,
    accessTtlMs,
    refreshTtlMs: 28 * 24 * hourMs,
    onReuse: options.onReuse ?? "refuse",
    mint: ({ kind, serial }, source) => `${kind}-${serial}-${source.uuid()}`,
    initialState: () => podioState(filesUrl),
    start() {
      codes.clear();
      codes.set(code, { redirectUri: "https://example.com/cb?x=1", scope: "global:all" });
      nonces.clear();
      counter.clear();
      secondFactor = false;
    },
  });
  const { state } = controls;

  const bearer = (request: Request): string | undefined => {
    const header = /^OAuth2 (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    // Only the link of a file takes its token in the query, for images on a page.
    const query = request.url.startsWith(`${filesUrl}/`) ? new URL(request.url).searchParams : undefined;
    return header ?? query?.get("oauth_token") ?? undefined;
  };
  const routes = podioRoutes({
    state,
    filesUrl,
    now: () => utcText(new Date(clock.now())),
    appOf(request) {
      const ref = grants.look(bearer(request) ?? "").grant?.data.ref;
      return ref?.type === "app" ? ref.id : undefined;
    },
  });

  const rateLimitHeaders = new WeakMap<Request, Readonly<Record<string, string>>>();
  const authorized = before((request, route) => {
    const token = bearer(request);
    if (token === undefined) return refusal(request, 401, "unauthorized", "No OAuth2 token was given");
    const { status, grant } = grants.look(token);
    if (status !== "valid") return expiredToken(request);
    const { ref } = grant!.data;
    const { waitSeconds, headers } = counter.count(`${ref.type} ${ref.id}`, route, clock.now());
    if (waitSeconds !== undefined || route in routes) rateLimitHeaders.set(request, headers);
    return waitSeconds === undefined ? undefined : rateLimited(request, waitSeconds);
  });

  /** Adds the headers of every response. */
  function finish(response: Response, request: Request): Response {
    if (response.type === "error") return response;
    for (const [name, value] of Object.entries(rateLimitHeaders.get(request) ?? {})) response.headers.set(name, value);
    response.headers.set("x-podio-request-id", random.uuid());
    return response;
  }

  const endpoint: TokenEndpoint = {
    ...apiKey,
    grants,
    random,
    codes,
    nonces,
    otp,
    user,
    appTokens: new Map(Object.entries(appTokens).map(([id, token]) => [Number(id), token])),
    requiresSecondFactor: () => secondFactor,
  };
  const issue =
    (answer: typeof tokenResponse) =>
    async (request: Request): Promise<Response> => {
      const waitSeconds = counter.exceeded("token");
      return finish(
        waitSeconds === undefined ? await answer(request, endpoint) : rateLimited(request, waitSeconds),
        request,
      );
    };

  function authorizationPage(request: Request): Response {
    const query = new URL(request.url).searchParams;
    const redirectUri = query.get("redirect_uri");
    if (query.get("client_id") !== apiKey.clientId || redirectUri === null || query.get("response_type") !== "code")
      return new Response("The authorization request is invalid.", { status: 400 });
    const issued = `code-${random.uuid()}`;
    codes.set(issued, { redirectUri, scope: query.get("scope") ?? "global:all" });
    return redirectWithCode(redirectUri, issued, query.get("state"));
  }

  function file(request: Request, id: number): Response {
    const found = state.files.find((stored) => stored.file.file_id === id);
    return found ? fileContent(found) : absentFile(request, state, id);
  }

  return {
    ...controls,
    handlers: [
      handle("POST /oauth/token", apiUrl, issue(tokenResponse)),
      handle("POST /oauth/token/v2", apiUrl, issue(tokenResponse)),
      handle("POST /oauth/token", authUrl, issue(tokenResponse)),
      handle("POST /mfa/verify", apiUrl, issue(secondFactorResponse)),
      handle("GET /oauth/authorize", authUrl, authorizationPage),
      ...["", "/:size"].map((size) =>
        http.get(`${filesUrl}/:id${size}`, async ({ request, params }) =>
          finish((await authorized(request, "GET {file.link}")) ?? file(request, Number(params["id"])), request),
        ),
      ),
      ...serveRoutes<Endpoints>(routes, {
        baseUrl: apiUrl,
        before: authorized,
        notFound: (request) => notFound(request, "No matching operation could be found"),
        malformed: (request) => invalidValue(request, "The body is not JSON"),
        finish,
      }),
    ],
    ...apiKey,
    appTokens,
    username: user.username,
    password: user.password,
    otp,
    code,
    requireSecondFactor: (required = true) => void (secondFactor = required),
    exhaustRateLimit: () => counter.exhaust(clock.now()),
    exceedRateLimit: (exceeded = {}) => counter.exceed(exceeded),
    restoreRateLimit: () => counter.clear(),
    tokenRequests: () => controls.requests().filter(({ route }) => route.startsWith("POST /oauth/token")),
  };
}
