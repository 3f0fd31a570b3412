import {
  Client,
  type ApiResponse,
  type CallInput,
  type Dialect,
  type HttpOptions,
  type KnownListRoute,
  type KnownRoute,
  type ListRoute,
  type Route,
  type RouteArguments,
  type RouteLike,
  type RouteOutput,
} from "@tokens/provider-kit";
import { isOwnOrigin, type TokenManager } from "@tokens/core";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import type { PodioSession } from "./grants.ts";
import { readPool, type PodioRateLimit, type RateLimits } from "./rate-limits.ts";

/** An output with the response's status, headers and rate limit. */
export interface PodioResponse<T> extends ApiResponse<T> {
  /** The pool that the call drew on, and what is left of it. */
  readonly rateLimit: PodioRateLimit | undefined;
  readonly requestId: string | undefined;
}

/** The Podio API for one account. */
export interface PodioClient extends Client<Endpoints, PodioSession> {
  readonly request: DocumentedRequest;
  /** Another account with the same kind of credential: cheap, and the same object every time. */
  for(account: string): PodioClient;
  /** Like `request`, with the response's status, headers and rate limit. */
  requestWithResponse<const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<PodioResponse<RouteOutput<Endpoints, R>>>;
  /** The last known state of each pool of calls: 1,000 an hour, and 250 of those that are "rate limited". */
  readonly rateLimits: readonly PodioRateLimit[];
  /** The URL of a path of the API. */
  resolve(path: string): string;
  /** Whether a URL is on one of Podio's own hosts, where the token may go. */
  owns(url: string | URL): boolean;
  /** `fetch` with the token for Podio's own hosts, and without it for all others. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
}

/** What an account's client works with. */
export interface Parts {
  readonly dialect: Dialect;
  readonly tokens: TokenManager<PodioSession>;
  readonly http: HttpOptions;
  readonly limits: RateLimits;
  readonly send: typeof fetch;
  readonly origins: readonly string[];
  account(name: string): PodioClient;
}

/** Implements `PodioClient`. `createPodio` opens it. */
export class AccountClient extends Client<Endpoints, PodioSession> implements PodioClient {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super(parts.dialect, parts.tokens, parts.http);
    this.#parts = parts;
  }

  override for(account: string): PodioClient {
    return account === this.tokens.account ? this : this.#parts.account(account);
  }

  override async requestWithResponse<const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<PodioResponse<RouteOutput<Endpoints, R>>> {
    const response = await super.requestWithResponse<R>(route, ...args);
    const rateLimit = readPool(response.headers, this.tokens.clock.now());
    return { ...response, rateLimit, requestId: response.headers.get("x-podio-request-id") ?? undefined };
  }

  /** The pages of a list, one call each, 100 rows a page by default. The last one is empty: Podio marks the end in no other way. */
  override async *pages<const R extends RouteLike<ListRoute<Endpoints>>>(
    route: KnownListRoute<Endpoints, R>,
    ...[input]: RouteArguments<Endpoints, R>
  ): AsyncGenerator<RouteOutput<Endpoints, R>, void, undefined> {
    const { query, ...rest }: CallInput = input ?? {};
    const args = [{ ...rest, query: { limit: 100, offset: 0, ...query } }] as unknown as RouteArguments<Endpoints, R>;
    let before = "";
    for await (const page of super.pages<R>(route, ...args)) {
      const text = JSON.stringify(page);
      if (text === before && (page as readonly unknown[]).length > 0)
        throw new RangeError(
          `The pages of ${route as string} do not advance: the same rows came twice. Use request() there.`,
        );
      before = text;
      yield page;
    }
  }

  get rateLimits(): readonly PodioRateLimit[] {
    return this.#parts.limits.pools;
  }

  resolve(path: string): string {
    return this.#parts.dialect.baseUrl + path;
  }

  owns(url: string | URL): boolean {
    return isOwnOrigin(this.#parts.origins, url);
  }

  fetch(url: string | URL, init?: RequestInit): Promise<Response> {
    return this.owns(url) ? this.tokens.fetch(url, init) : this.#parts.send(url, init);
  }
}
