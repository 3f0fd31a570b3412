import type { Session, TokenManager } from "@tokens/core";
import ky, { isHTTPError, type KyInstance, type Options } from "ky";
import { isApiError, isRefusedPage } from "./api-error.ts";
import { callError, responseError, type ErrorDialect } from "./call-errors.ts";
import { exchange, type PlainOptions, type Reply } from "./exchange.ts";
import { walkPages, type Paging } from "./pagination.ts";
import { encodeQuery as encode } from "./query.ts";
import { readRetryAfter } from "./rate-limits.ts";
import type { RouteInfo } from "./route-info.ts";
import {
  fillPath,
  isRoute,
  routeParts,
  type CallInput,
  type KnownListRoute,
  type KnownRoute,
  type ListRoute,
  type Route,
  type RouteArguments,
  type RouteItem,
  type RouteLike,
  type RouteOutput,
} from "./routes.ts";
import { userAgent } from "./user-agent.ts";

/** ky's options, without those that the client sets itself. */
export type HttpOptions = Omit<
  Options,
  | "fetch"
  | "baseUrl"
  | "prefix"
  | "method"
  | "body"
  | "json"
  | "searchParams"
  | "parseJson"
  | "stringifyJson"
  | "signal"
>;

/** How a provider's API differs from the others. */
export interface Dialect extends ErrorDialect {
  /** Base URL of every path, without a trailing slash. */
  readonly baseUrl: string;
  /**
   * Encodes a query. Members that are undefined are left out.
   * @default `encodeQuery(query)` of this package
   */
  encodeQuery?(query: Readonly<Record<string, unknown>>): URLSearchParams;
  readonly paging: Paging;
  /** Adds the provider's defaults to the input of a call. */
  prepare?(route: string, input: CallInput): CallInput;
  /** Whether a route returns something other than JSON. Its output is then the `Response`, with its body unread. */
  isRaw?(route: string): boolean;
  /** @default `JSON.parse` and `JSON.stringify` */
  readonly json?: Json;
  /**
   * Turns parsed JSON into the output of the call.
   * @default the JSON itself
   */
  output?(answer: unknown, query: Readonly<Record<string, unknown>>): unknown;
  /**
   * Loads the provider's `routes.ts`: `pages()` and `items()` then reject a route that is not a list, and errors name the nearest routes.
   * @default none are known
   */
  routes?(): Promise<{ readonly routes: readonly RouteInfo[] }>;
}

/** A JSON parser and serializer. */
export interface Json {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}

/** The output of a call with the status and headers of its response. */
export interface ApiResponse<T> {
  readonly output: T;
  readonly status: number;
  readonly headers: Headers;
}

const defaults: Options & { readonly timeout: number } = {
  // Leaves room for a token refresh that waits for another process.
  timeout: 60_000,
  retry: {
    limit: 2,
    jitter: true,
    shouldRetry({ error }) {
      if (!isHTTPError(error)) return undefined;
      const { status, headers } = error.response;
      // Longer waits are left to the caller.
      if ((readRetryAfter(headers, Date.now()) ?? 0) > 30_000) return false;
      return isRefusedPage(status, headers) || undefined;
    },
  },
};

/** What the clients of all accounts share. */
interface App<E, S extends Session> {
  readonly dialect: Dialect;
  readonly options: Options;
  /** The options of a call's first attempt; undefined when there are others, which need ky. */
  readonly plain: PlainOptions | undefined;
  readonly accounts: Map<string, Client<E, S>>;
}

/** A provider's API for one account: typed routes, called with the account's token. */
export class Client<E, S extends Session = Session> {
  /** The account's tokens. */
  readonly tokens: TokenManager<S>;
  readonly #app: App<E, S>;
  #http: KyInstance | undefined;

  /** `app` is for `for()`, whose clients share it. */
  constructor(
    dialect: Dialect,
    tokens: TokenManager<S>,
    options: HttpOptions = {},
    app: App<E, S> = createApp(dialect, options),
  ) {
    this.tokens = tokens;
    this.#app = app;
    app.accounts.set(tokens.account, this);
  }

  /** A client of the same app for another account. Returns the same object for the same account. */
  for(account: string): Client<E, S> {
    const { dialect, options, accounts } = this.#app;
    return accounts.get(account) ?? new Client<E, S>(dialect, this.tokens.for(account), options, this.#app);
  }

  /** A ky instance with the account's token and the provider's base URL, for requests that no route covers. */
  get http(): KyInstance {
    const { dialect, options } = this.#app;
    const { baseUrl, json } = dialect;
    const { retry } = options;
    this.#http ??= ky.create(defaults).extend({
      ...options,
      // A bare number would replace the defaults, and `shouldRetry` with them.
      ...(typeof retry === "number" && { retry: { limit: retry } }),
      baseUrl: `${baseUrl}/`,
      fetch: (input, init) => this.tokens.fetch(input, init),
      ...(json && { parseJson: (text) => json.parse(text), stringifyJson: (value) => json.stringify(value) }),
    });
    return this.#http;
  }

  /**
   * Calls one operation and returns its output. `Endpoints` documents each route.
   * Throws `ApiError` when the API refuses, `ProviderUnavailableError` when it cannot be reached, `TypeError` when `route` is not a
   * method and a path, and whatever `tokens` throws.
   */
  async request<const R extends RouteLike<Route<E>>>(
    route: KnownRoute<E, R>,
    ...[input]: RouteArguments<E, R>
  ): Promise<RouteOutput<E, R>> {
    return (await this.#call(route as string, input)).output as RouteOutput<E, R>;
  }

  /** Like `request`, but also returns the status and headers of the response. */
  async requestWithResponse<const R extends RouteLike<Route<E>>>(
    route: KnownRoute<E, R>,
    ...[input]: RouteArguments<E, R>
  ): Promise<ApiResponse<RouteOutput<E, R>>> {
    return (await this.#call(route as string, input)) as ApiResponse<RouteOutput<E, R>>;
  }

  /** Iterates over the pages of a list, with one request for each. Throws a `TypeError` for a route that is not a list. */
  async *pages<const R extends RouteLike<ListRoute<E>>>(
    route: KnownListRoute<E, R>,
    ...[input]: RouteArguments<E, R>
  ): AsyncGenerator<RouteOutput<E, R>, void, undefined> {
    const { query = {}, ...rest }: CallInput = input ?? {};
    const { paging } = this.#app.dialect;
    await this.#checkRoute("checkList", route);
    const fetchPage = (next: Readonly<Record<string, unknown>>): Promise<ApiResponse<unknown>> =>
      this.#call(route as string, { ...rest, query: next });
    for await (const page of walkPages(paging, route as string, query, fetchPage)) yield page as RouteOutput<E, R>;
  }

  /** Iterates over the rows of a list, across all its pages. Throws a `TypeError` for a route that is not a list. */
  async *items<const R extends RouteLike<ListRoute<E>>>(
    route: KnownListRoute<E, R>,
    ...args: RouteArguments<E, R>
  ): AsyncGenerator<RouteItem<E, R>, void, undefined> {
    for await (const page of this.pages(route, ...args)) {
      yield* this.#app.dialect.paging.items(page, route as string) as readonly RouteItem<E, R>[];
    }
  }

  /** Waits for token refreshes in progress. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.tokens.close();
  }

  async #call(route: string, given: CallInput = {}): Promise<ApiResponse<unknown>> {
    if (!isRoute(route)) await this.#checkRoute("rejectRoute", route);
    const { dialect, plain } = this.#app;
    const { encodeQuery = encode, baseUrl, json = JSON } = dialect;
    const input = dialect.prepare?.(route, given) ?? given;
    const raw = dialect.isRaw?.(route) ?? false;
    const { method, path } = routeParts(route);
    // An absolute URL stands for itself: the token manager decides whether the token may go there.
    const url = (path.startsWith("/") ? baseUrl : "") + fillPath(path, input);
    const { body, headers: own, signal } = input;
    const isJson = body !== undefined && !isEncoded(body);
    let reply: Reply | undefined;
    let text: string;
    try {
      reply = await exchange(this, plain, input.query ? withQuery(url, encodeQuery(input.query)) : url, {
        method,
        ...(body !== undefined && { body: isJson ? json.stringify(body) : body }),
        ...((raw || isJson || own) && {
          headers: { ...(raw && { accept: "*/*" }), ...(isJson && { "content-type": "application/json" }), ...own },
        }),
        ...(signal && { signal }),
      });
      text = raw ? "" : await reply.text();
    } catch (error) {
      const call = { route, now: this.tokens.clock.now(), signal, sent: reply !== undefined };
      const failure = callError(dialect, call, error);
      if (isApiError(failure) && failure.status === 404)
        (await import("./route-errors.ts")).suggestRoutes(route, await this.#knownRoutes(), failure);
      throw failure;
    }
    const { response } = reply;
    const { status, headers } = response;
    if (text === "") return { output: raw ? response : undefined, status, headers };
    let answer: unknown;
    try {
      answer = json.parse(text);
    } catch {
      const call = { route, now: this.tokens.clock.now() };
      throw responseError(dialect, call, response, text, { detail: "the response is not JSON" });
    }
    const output = dialect.output?.(answer, input.query ?? {}) ?? answer;
    return { output, status, headers };
  }

  // Neither the messages nor the routes are part of the bundle that every program loads.
  async #checkRoute(check: "rejectRoute" | "checkList", route: unknown): Promise<void> {
    const errors = await import("./route-errors.ts");
    errors[check](route, await this.#knownRoutes());
  }

  async #knownRoutes(): Promise<readonly RouteInfo[] | undefined> {
    return (await this.#app.dialect.routes?.())?.routes;
  }
}

/** The next page's URL has the route's own query, too: a name that is in both is sent once. */
function withQuery(url: string, query: URLSearchParams): string {
  const whole = new URL(url);
  for (const name of query.keys()) whole.searchParams.delete(name);
  for (const [name, value] of query) whole.searchParams.append(name, value);
  return whole.href;
}

/** An undefined header is not sent, apart from the `User-Agent`. */
function createApp<E, S extends Session>(dialect: Dialect, options: HttpOptions): App<E, S> {
  const { headers: given = {}, timeout = defaults.timeout, retry: _, ...others } = options;
  const sent = new Headers({ accept: "application/json" });
  for (const [name, value] of Symbol.iterator in given ? given : Object.entries(given)) {
    if (value === undefined) sent.delete(name);
    else sent.set(name, value);
  }
  const headers = { ...Object.fromEntries(sent), ...userAgent(dialect.provider, given) };
  return {
    dialect,
    options: { ...options, headers },
    plain: Object.keys(others).length === 0 ? { headers, timeout } : undefined,
    accounts: new Map(),
  };
}

/** Whether `fetch` itself encodes a body, and names its type. */
function isEncoded(body: unknown): body is FormData | URLSearchParams | Blob {
  return [FormData, URLSearchParams, Blob].some((type) => body instanceof type);
}
