import type { Session, TokenManager } from "@tokens/core";
import ky, { isHTTPError, type KyInstance, type Options } from "ky";
import { isRefusedPage } from "./api-error.ts";
import { callError, responseError, type ErrorDialect } from "./call-errors.ts";
import { walkPages, type Paging } from "./pagination.ts";
import { encodeQuery as encode } from "./query.ts";
import { readRetryAfter } from "./rate-limits.ts";
import {
  fillPath,
  routeParts,
  type ListRoute,
  type Route,
  type RouteArguments,
  type RouteItem,
  type RouteOutput,
} from "./routes.ts";
import { userAgent } from "./user-agent.ts";

/** What a caller may change of the HTTP side: ky's options, without those that the client sets. */
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

/** How a provider's API speaks. Data, so that providers differ by tables. */
export interface Dialect extends ErrorDialect {
  /** Base of every path, without a slash at the end. */
  readonly baseUrl: string;
  /**
   * The query as the provider wants it written; undefined members are to be left out.
   * @default `encodeQuery(query)`
   */
  encodeQuery?(query: Readonly<Record<string, unknown>>): URLSearchParams;
  readonly paging: Paging;
  /** A call's input with the provider's defaults. */
  prepare?(route: string, input: CallInput): CallInput;
  /** Whether a route answers with something other than JSON: its output is then the `Response`, its body not yet read. */
  isRaw?(route: string): boolean;
  /** @default `JSON.parse` and `JSON.stringify` */
  readonly json?: Json;
  /**
   * What the caller is given for a parsed answer.
   * @default the answer itself
   */
  output?(answer: unknown, query: Readonly<Record<string, unknown>>): unknown;
}

/** How JSON is read and written. */
export interface Json {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}

/** What any call is made with. A `FormData` body is sent as it is, any other as JSON. */
export interface CallInput {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly [placeholder: string]: unknown;
}

/** An answer with what came along with it. */
export interface ApiResponse<T> {
  readonly output: T;
  readonly status: number;
  readonly headers: Headers;
}

const defaults: Options = {
  headers: { accept: "application/json" },
  // Room for a refresh that waits for another process.
  timeout: 60_000,
  retry: {
    limit: 2,
    jitter: true,
    shouldRetry({ error }) {
      if (!isHTTPError(error)) return undefined;
      const { status, headers } = error.response;
      // A wait that nobody would sit through is the caller's to decide.
      if ((readRetryAfter(headers, Date.now()) ?? 0) > 30_000) return false;
      return isRefusedPage(status, headers) || undefined;
    },
  },
};

/** A provider's API for one account: typed routes over ky, with the account's token applied. */
export class Client<E, S extends Session = Session> {
  /** The account's tokens. */
  readonly tokens: TokenManager<S>;
  readonly #dialect: Dialect;
  readonly #options: HttpOptions;
  readonly #accounts: Map<string, Client<E, S>>;
  #http: KyInstance | undefined;

  constructor(
    dialect: Dialect,
    tokens: TokenManager<S>,
    options: HttpOptions = {},
    accounts: Map<string, Client<E, S>> = new Map(),
  ) {
    this.#dialect = dialect;
    this.tokens = tokens;
    this.#options = options;
    this.#accounts = accounts.set(tokens.account, this);
  }

  /** The same app, another account: cheap, and the same object every time. */
  for(account: string): Client<E, S> {
    return (
      this.#accounts.get(account) ?? new Client(this.#dialect, this.tokens.for(account), this.#options, this.#accounts)
    );
  }

  /** ky with the token applied and the provider's base URL, for what is not in the table of routes. */
  get http(): KyInstance {
    const { provider, baseUrl, json } = this.#dialect;
    const { retry, headers } = this.#options;
    this.#http ??= ky
      .create(defaults)
      .extend({
        ...this.#options,
        // A number alone would replace the defaults, and with them what is not worth waiting for.
        ...(typeof retry === "number" && { retry: { limit: retry } }),
      })
      .extend({
        // ky merges plain objects by the case of their names: only `Headers` replaces "User-Agent".
        headers: new Headers(userAgent(provider, headers)),
        baseUrl: `${baseUrl}/`,
        fetch: (input, init) => this.tokens.fetch(input, init),
        ...(json && { parseJson: (text) => json.parse(text), stringifyJson: (value) => json.stringify(value) }),
      });
    return this.#http;
  }

  /**
   * Calls one operation.
   * Throws `ApiError` when the API refuses, `ProviderUnavailableError` when it cannot be reached, and what `tokens` throws.
   */
  async request<R extends Route<E>>(route: R, ...[input]: RouteArguments<E, R>): Promise<RouteOutput<E, R>> {
    return (await this.#call(route, input)).output as RouteOutput<E, R>;
  }

  /** Like `request`, with the status and the headers of the answer. */
  async requestWithResponse<R extends Route<E>>(
    route: R,
    ...[input]: RouteArguments<E, R>
  ): Promise<ApiResponse<RouteOutput<E, R>>> {
    return (await this.#call(route, input)) as ApiResponse<RouteOutput<E, R>>;
  }

  /** The pages of a list, one call each. */
  async *pages<R extends ListRoute<E> & Route<E>>(
    route: R,
    ...[input]: RouteArguments<E, R>
  ): AsyncGenerator<RouteOutput<E, R>, void, undefined> {
    const { query = {}, ...rest } = (input ?? {}) as CallInput;
    const { paging } = this.#dialect;
    const fetchPage = (next: Readonly<Record<string, unknown>>): Promise<ApiResponse<unknown>> =>
      this.#call(route, { ...rest, query: next });
    for await (const page of walkPages(paging, route, query, fetchPage)) yield page as RouteOutput<E, R>;
  }

  /** The rows of a list, over all its pages. */
  async *items<R extends ListRoute<E> & Route<E>>(
    route: R,
    ...args: RouteArguments<E, R>
  ): AsyncGenerator<RouteItem<E, R>, void, undefined> {
    for await (const page of this.pages(route, ...args)) {
      yield* this.#dialect.paging.items(page, route) as readonly RouteItem<E, R>[];
    }
  }

  /** Waits for refreshes under way. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.tokens.close();
  }

  async #call(route: string, given: CallInput = {}): Promise<ApiResponse<unknown>> {
    const { encodeQuery = encode, baseUrl, json } = this.#dialect;
    const input = this.#dialect.prepare?.(route, given) ?? given;
    const raw = this.#dialect.isRaw?.(route) ?? false;
    const { method, path } = routeParts(route);
    const url = new URL(baseUrl + fillPath(path, input));
    url.search = encodeQuery(input.query ?? {}).toString();
    let response: Response | undefined;
    let text: string;
    try {
      response = await this.http(url, {
        method,
        ...(input.body !== undefined && (input.body instanceof FormData ? { body: input.body } : { json: input.body })),
        ...((raw || input.headers) && { headers: { ...(raw && { accept: "*/*" }), ...input.headers } }),
        ...(input.signal && { signal: input.signal }),
      });
      text = raw ? "" : await response.text();
    } catch (error) {
      const { signal } = input;
      throw callError(
        this.#dialect,
        { route, now: this.tokens.clock.now(), signal, sent: response !== undefined },
        error,
      );
    }
    const { status, headers } = response;
    if (text === "") return { output: raw ? response : undefined, status, headers };
    let answer: unknown;
    try {
      answer = (json ?? JSON).parse(text);
    } catch {
      const call = { route, now: this.tokens.clock.now() };
      throw responseError(this.#dialect, call, response, text, { detail: "the response is not JSON" });
    }
    const output = this.#dialect.output?.(answer, input.query ?? {}) ?? answer;
    return { output, status, headers };
  }
}
