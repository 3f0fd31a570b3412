/**
 * An Ergani for tests: issues, rotates, expires and refuses tokens as Ergani does, and answers every route.
 *
 * @example
 * ```ts
 * import { createErgani } from "@tokens/ergani";
 * import { createErganiMock } from "@tokens/ergani/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createErganiMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const { username, password } = mock;
 * const ergani = createErgani({ environment: "production", username, password });
 * await ergani.service("EX_BASE_01");
 * mock.expireAccessTokens();
 * await ergani.service("EX_BASE_01");
 * mock.requests("POST /Authentication/Refresh").length; // 1
 * server.close();
 * ```
 *
 * @module
 */
import { createRandom, failureResponse, Recorder, type Failure, type RecordedRequest } from "@tokens/provider-kit/msw";
import { systemClock, type Clock } from "@tokens/core";
import { http, type HttpHandler } from "msw";
import { erganiUrls } from "../credentials.ts";
import { documentCodes } from "../documents/documents.ts";
import { erganiRoutes, lowerKeys, refuse } from "./routes.ts";
import { ErganiTokens } from "./tokens.ts";
import { erganiWorld, type ErganiWorld } from "./world.ts";

export { employeeAfm, employerAfm, type ErganiWorld, type RecordedDocument } from "./world.ts";

/** How a mocked Ergani behaves. */
export interface ErganiMockOptions {
  /**
   * Where it is served.
   * @default erganiUrls.production
   */
  readonly baseUrl?: string;
  /**
   * Lifetime of an access token in milliseconds.
   * @default 10_800_000, 3 hours
   */
  readonly accessTtlMs?: number;
  /**
   * Lifetime of a refresh token in milliseconds.
   * @default 604_800_000, 7 days
   */
  readonly refreshTtlMs?: number;
  readonly clock?: Clock;
  /**
   * The same integer gives the same tokens and ids in every run, in the order of the requests.
   * @default random
   */
  readonly seed?: number;
  /**
   * Whether answers carry a `Date` header by the mock's clock.
   * @default true
   */
  readonly dated?: boolean;
  /**
   * How long after a punch its work card is in time, in milliseconds: later it needs a reason, and until then it must not have one.
   * @default undefined, reasons are neither demanded nor forbidden
   */
  readonly cardWindowMs?: number;
}

/** A mocked Ergani. */
export interface ErganiMock {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** What it knows and has recorded. Change it as a test needs. */
  readonly world: ErganiWorld;
  /** The one user, whose user type is `01`. */
  readonly username: string;
  readonly password: string;
  /** Every access token given out so far is refused with `api-token-expired` from now on. */
  expireAccessTokens(): void;
  /** Every refresh token is refused: someone has to log in again. */
  revoke(): void;
  /** The next request (of a route, where one is named) fails. */
  failNext(failure?: Failure): void;
  /** Requests so far, e.g. of `"POST /Authentication/Refresh"`. */
  requests(route?: string): readonly RecordedRequest[];
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  /** Back to the beginning: world, tokens, requests, failures. */
  reset(): void;
}

const dayMs = 86_400_000;
const username = "demo";
const password = "demo-pass";
const userType = "01";

type Answer = (call: { params: object; query: URLSearchParams; body: unknown; request: Request }) => unknown;

/** An Ergani with one employer, in the state that its verbs put it into. */
export function createErganiMock(options: ErganiMockOptions = {}): ErganiMock {
  const {
    baseUrl = erganiUrls.production,
    accessTtlMs = dayMs / 8,
    refreshTtlMs = 7 * dayMs,
    clock = systemClock,
  } = options;
  const { dated = true, cardWindowMs } = options;
  const recorder = new Recorder();
  const random = createRandom(options.seed);
  const world = erganiWorld();
  const fresh = (): ErganiTokens => new ErganiTokens({ clock, random, accessTtlMs, refreshTtlMs });
  let tokens = fresh();
  const routes = erganiRoutes(world, clock, cardWindowMs) as unknown as Readonly<Record<string, Answer>>;
  const exact = new Map(Object.keys(routes).map((route) => [route.toLowerCase(), route]));

  const authentication: Readonly<Record<string, Answer>> = {
    "POST /Authentication": ({ body }) => {
      const given = lowerKeys(body);
      const known = given["username"] === username && given["password"] === password && given["usertype"] === userType;
      return known
        ? tokens.issue(userType, username)
        : Response.json("Λάθος όνομα χρήστη ή κωδικός πρόσβασης.", { status: 401 });
    },
    "POST /Authentication/Refresh": ({ body }) => {
      const given = lowerKeys(body);
      const issued = tokens.rotate(String(given["accesstoken"]), String(given["refreshtoken"]), userType, username);
      return issued ?? Response.json("Το διακριτικό ανανέωσης δεν είναι έγκυρο.", { status: 401 });
    },
    "POST /Authentication/Logout": ({ body, request }) => {
      const refused = guard(request);
      if (refused) return refused;
      if (typeof body !== "string") return refuse("The request is invalid.");
      tokens.revoke(body);
      return new Response(null);
    },
  };

  function guard(request: Request): Response | undefined {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    const state = tokens.look(token);
    if (state === "valid") return undefined;
    const message = { Message: "Authorization has been denied for this request." };
    return Response.json(message, { status: 401, headers: state === "expired" ? { "api-token-expired": "true" } : {} });
  }

  /** Paths are written in any case and with doubled slashes; the name of a route is not. */
  function routeOf(method: string, path: string): { route: string; params: object } {
    const call = `${method} ${path}`;
    const known =
      exact.get(call.toLowerCase()) ??
      Object.keys(authentication).find((name) => name.toLowerCase() === call.toLowerCase());
    if (known !== undefined) return { route: known, params: {} };
    const written = /^\/documents\/([^/]+)$/i.exec(path)?.[1];
    const generic = `${method} /Documents/{code}`;
    if (written === undefined || !(generic in routes)) return { route: "", params: {} };
    const code = decodeURIComponent(written);
    return {
      route: generic,
      params: { code: documentCodes.find((name) => name.toLowerCase() === code.toLowerCase()) ?? code },
    };
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.replaceAll(/\/{2,}/g, "/").slice(new URL(baseUrl).pathname.length);
    const { route, params } = routeOf(request.method, path.replace(/\/$/, ""));
    const failure = await recorder.see(request, route);
    if (failure && !failure.loseAnswer) return failureResponse(failure);
    const entrance = authentication[route];
    const resolve = entrance ?? routes[route];
    const refused = entrance ? undefined : guard(request);
    if (refused) return refused;
    if (!resolve)
      return Response.json({ Message: "No HTTP resource was found that matches the request URI." }, { status: 404 });
    const text = await request.clone().text();
    let body: unknown;
    try {
      body = text === "" ? undefined : JSON.parse(text);
    } catch {
      return refuse("The request is invalid.");
    }
    const said = await resolve({ params, query: url.searchParams, body, request });
    if (failure) return failureResponse(failure);
    return said instanceof Response ? said : Response.json(said);
  }

  const { origin, pathname } = new URL(baseUrl);
  const anywhere = new RegExp(
    `^${origin.replaceAll(".", "\\.")}/*${pathname.slice(1).replaceAll("/", "/+")}(/.*)?$`,
    "i",
  );
  return {
    handlers: [
      http.all(anywhere, async ({ request }) => {
        const response = await answer(request);
        if (dated && response.type !== "error") response.headers.set("date", new Date(clock.now()).toUTCString());
        return response;
      }),
    ],
    world,
    username,
    password,
    expireAccessTokens: () => tokens.expireAccessTokens(),
    revoke: () => tokens.revoke(),
    failNext: (failure) => recorder.failNext(failure),
    requests: (route) => recorder.requests(route),
    get reuses() {
      return tokens.reuses;
    },
    reset() {
      random.restart();
      tokens = fresh();
      recorder.clear();
      Object.assign(world, erganiWorld());
    },
  };
}
