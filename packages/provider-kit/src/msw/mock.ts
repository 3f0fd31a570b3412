import { systemClock, type Clock } from "@tokens/core";
import { http, type HttpHandler } from "msw";
import { routeParts } from "../routes.ts";
import { Grants, type GrantsOptions, type Mint } from "./grants.ts";
import { createRandom, type Random } from "./random.ts";
import { failureResponse, Recorder, type Failure, type RecordedRequest } from "./recorder.ts";

/** Options of every provider's mock. */
export interface MockOptions {
  /** Address of the API. @default the real one */
  readonly apiUrl?: string;
  /** Lifetime of an access token in milliseconds. @default the provider's own */
  readonly accessTtlMs?: number;
  readonly clock?: Clock;
  /** An integer that makes tokens and ids the same in every run, in the order of the requests. @default random */
  readonly seed?: number;
}

/** Controls of every provider's mock. */
export interface MockControls<S = unknown> {
  /** The data behind the API. Tests may change it. */
  readonly state: S;
  /** Expires every access token issued so far, or only the given one. */
  expireAccessTokens(accessToken?: string): void;
  /** Revokes every grant: refresh tokens are refused until the next login. */
  revoke(): void;
  /** Makes the next request fail, or the next request of a route. */
  failNext(failure?: Failure): void;
  /** Requests received so far, of one route if given, e.g. `"POST /oauth/token"`. */
  requests(route?: string): readonly RecordedRequest[];
  /** How many refresh tokens were used a second time. */
  reuses(): number;
  /** Restores the initial state and forgets tokens, requests and failures. */
  reset(): void;
}

/** A provider's mock. */
export interface Mock<S = unknown> extends MockControls<S> {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
}

/** What differs between providers. */
export interface MockDefinition<S, D> extends Omit<GrantsOptions, "mint" | "clock"> {
  readonly options: MockOptions;
  mint(token: Parameters<Mint>[0], random: Random): string;
  initialState(): S;
  /** Runs first and on every reset: clears what is not part of the state and registers credentials that always work. */
  start?(grants: Grants<D>): void;
}

/** The parts that a provider's mock is assembled from. */
export interface MockParts<S, D> {
  readonly clock: Clock;
  readonly random: Random;
  readonly grants: Grants<D>;
  /** To be spread into the mock. */
  readonly controls: MockControls<S>;
  /** Records a request and responds, unless a failure is due. */
  respond(request: Request, route: string, response: () => Response | Promise<Response>): Promise<Response>;
  /** Handles a route that is not in the API's table, such as a token endpoint. */
  handle(route: string, baseUrl: string, response: (request: Request) => Response | Promise<Response>): HttpHandler;
  /** For `serveRoutes`: records each call, fails it when a failure is due, and otherwise authorizes it. */
  before(
    authorize: (request: Request, route: string) => Response | undefined,
  ): (request: Request, route: string) => Promise<Response | undefined>;
}

/** Creates the parts of a stateful mock. */
export function createMock<S extends object, D>(definition: MockDefinition<S, D>): MockParts<S, D> {
  const { options, mint, initialState, start, ...lifetimes } = definition;
  const clock = options.clock ?? systemClock;
  const random = createRandom(options.seed);
  const recorder = new Recorder();
  const grants = new Grants<D>({ ...lifetimes, clock, mint: (token) => mint(token, random) });
  const state = initialState();
  start?.(grants);

  const respond: MockParts<S, D>["respond"] = async (request, route, response) => {
    const failure = await recorder.see(request, route);
    if (failure && !failure.loseAnswer) return failureResponse(failure);
    const made = await response();
    return failure ? failureResponse(failure) : made;
  };

  return {
    clock,
    random,
    grants,
    respond,
    handle(route, baseUrl, response) {
      const { method, path } = routeParts(route);
      return http[method.toLowerCase() as "get"](baseUrl + path, ({ request }) =>
        respond(request, route, () => response(request)),
      );
    },
    before: (authorize) => async (request, route) => {
      const failure = await recorder.see(request, route);
      return failure ? failureResponse(failure) : authorize(request, route);
    },
    controls: {
      state,
      expireAccessTokens: (accessToken) => grants.expireAccessTokens(accessToken),
      revoke: () => grants.revokeAll(),
      failNext: (failure) => recorder.failNext(failure),
      requests: (route) => recorder.requests(route),
      reuses: () => grants.reuses,
      reset() {
        random.restart();
        grants.clear();
        recorder.clear();
        start?.(grants);
        Object.assign(state, initialState());
      },
    },
  };
}

/** The redirect of an authorization page that approves. */
export function redirectWithCode(redirectUri: string, code: string, state: string | null): Response {
  const location = new URL(redirectUri);
  location.searchParams.set("code", code);
  if (state !== null) location.searchParams.set("state", state);
  return new Response(null, { status: 302, headers: { location: location.href } });
}
