import {
  Client,
  serviceUrl,
  type ApiResponse,
  type CallInput,
  type Dialect,
  type HttpOptions,
  type ListRoute,
  type Route,
  type RouteArguments,
  type RouteOutput,
} from "@tokens/provider-kit";
import {
  isOwnOrigin,
  memorySessions,
  newSession,
  ProviderConfigurationError,
  sessionKey,
  systemClock,
  TokenManager,
  type TokenManagerOptions,
} from "@tokens/core";
import type { Endpoints } from "./endpoints.ts";
import { podioError, readError } from "./errors.ts";
import { paging } from "./paging.ts";
import type { PodioApp, PodioSession } from "./grants.ts";
import { identifierOf, originsOf, podioProvider, type Login } from "./provider.ts";
import { withRetryAfter } from "./retry-after.ts";
import { meteredFetch, RateLimits, readPool, type LimiterOptions, type PodioRateLimit } from "./rate-limits.ts";
import { encodeQuery, isRaw, prepare, stringifyBody } from "./wire.ts";

/** Where Podio is. */
export const podioUrls = { apiUrl: "https://api.podio.com", filesUrl: "https://files.podio.com" } as const;

/** Options of `createPodio` besides what it is entered with. */
export interface PodioClientOptions extends Omit<TokenManagerOptions<PodioSession>, "account"> {
  /** Address of the API. @default "https://api.podio.com" */
  readonly apiUrl?: string;
  /** Token endpoint; the older one is `<apiUrl>/oauth/token`. @default `<apiUrl>/oauth/token/v2` */
  readonly tokenUrl?: string;
  /** How token requests are written. @default "json" for an address that ends in `/v2`, else "form" */
  readonly tokenFormat?: "json" | "form";
  /** Slows down before the rate limit. @default off */
  readonly limiter?: LimiterOptions;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. */
  readonly http?: HttpOptions;
}

/** An API key, made at podio.com/settings/api. */
export interface ApiKey {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** A bare access token, for those who manage tokens elsewhere: no store, no refresh. */
export interface BareToken {
  readonly accessToken: string | undefined;
}

/** An answer with what Podio said of its rate limit. */
export interface PodioResponse<T> extends ApiResponse<T> {
  /** The pool that the call drew on, and what is left of it. */
  readonly rateLimit: PodioRateLimit | undefined;
  readonly requestId: string | undefined;
}

/** What an account's client works with. */
interface Parts {
  readonly dialect: Dialect;
  readonly tokens: TokenManager<PodioSession>;
  readonly http: HttpOptions;
  readonly limits: RateLimits;
  readonly send: typeof fetch;
  readonly origins: readonly string[];
  account(name: string): PodioClient;
}

/** The Podio API for one account. */
export class PodioClient extends Client<Endpoints, PodioSession> {
  readonly #parts: Parts;

  /** Made by `createPodio`. */
  constructor(parts: Parts) {
    super(parts.dialect, parts.tokens, parts.http);
    this.#parts = parts;
  }

  /** Another account of the same kind of login: cheap, and the same object every time. */
  override for(account: string): PodioClient {
    return account === this.tokens.account ? this : this.#parts.account(account);
  }

  /** Like `request`, with the status, the headers and the rate limit of the answer. */
  override async requestWithResponse<R extends Route<Endpoints>>(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<PodioResponse<RouteOutput<Endpoints, R>>> {
    const answer = await super.requestWithResponse(route, ...args);
    const rateLimit = readPool(answer.headers, this.tokens.clock.now());
    return { ...answer, rateLimit, requestId: answer.headers.get("x-podio-request-id") ?? undefined };
  }

  /** The pages of a list, one call each, 100 rows a page by default. The last one is empty: Podio tells the end in no other way. */
  override async *pages<R extends ListRoute<Endpoints> & Route<Endpoints>>(
    route: R,
    ...[input]: RouteArguments<Endpoints, R>
  ): AsyncGenerator<RouteOutput<Endpoints, R>, void, undefined> {
    const { query, ...rest } = (input ?? {}) as CallInput;
    const args = [{ ...rest, query: { limit: 100, offset: 0, ...query } }] as unknown as RouteArguments<Endpoints, R>;
    let before = "";
    for await (const page of super.pages(route, ...args)) {
      const text = JSON.stringify(page);
      if (text === before && (page as readonly unknown[]).length > 0)
        throw new RangeError(`The pages of ${route} do not advance: the same rows came twice. Use request() there.`);
      before = text;
      yield page;
    }
  }

  /** What is known of each pool of calls: 1,000 an hour, and 250 of those that are "rate limited". */
  get rateLimits(): readonly PodioRateLimit[] {
    return this.#parts.limits.pools;
  }

  /** The address of a path of the API. */
  resolve(path: string): string {
    return this.#parts.dialect.baseUrl + path;
  }

  /** Whether an address is of Podio's own hosts, where the token may go. */
  owns(url: string | URL): boolean {
    return isOwnOrigin(this.#parts.origins, url);
  }

  /** `fetch` with the token for Podio's own hosts, and without it for all others. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response> {
    return this.owns(url) ? this.tokens.fetch(url, init) : this.#parts.send(url, init);
  }
}

/** An API key, and the accounts entered with it. */
export interface Podio {
  /** Enters an app with its token, without a person: it sees that app only, and acts as the app. The same object every time. */
  app(appId: number, appToken: string | undefined): PodioClient;
  /** Enters with a user's name and password, for keys that Podio trusts with it. The same object every time. */
  user(credentials: { readonly username: string | undefined; readonly password: string | undefined }): PodioClient;
  /** An account whose session comes from a login (`@tokens/podio/login`) or an import; named as you like. */
  for(account: string): PodioClient;
}

/**
 * The Podio API, entered with an API key and then as an app, a user or a login, or with a bare access token.
 * Throws `ProviderConfigurationError` at once when the key or an address is unfit.
 */
export function createPodio(options: BareToken & PodioClientOptions): PodioClient;
export function createPodio(options: ApiKey & PodioClientOptions): Podio;
export function createPodio(options: (ApiKey | BareToken) & PodioClientOptions): Podio | PodioClient {
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? podioUrls.apiUrl);
  const tokenUrl = serviceUrl("tokenUrl", options.tokenUrl ?? `${apiUrl}/oauth/token/v2`);
  const tokenFormat = options.tokenFormat ?? (tokenUrl.endsWith("/v2") ? "json" : "form");
  const clients = new Map<string, PodioClient>();
  checkSessions(options.sessions);

  function open(app: PodioApp, login: Login, account: string): PodioClient {
    const place = JSON.stringify([login, account]);
    const found = clients.get(place);
    if (found) return found;
    const opened = connect(app, login, account, options, (name) => open(app, login, name));
    clients.set(place, opened);
    return opened;
  }

  if ("accessToken" in options) {
    const accessToken = needed("accessToken", options.accessToken, "Give one, or a clientId and clientSecret.");
    const app = { clientId: "bare", clientSecret: "", apiUrl, tokenUrl, tokenFormat };
    const key = sessionKey("podio", new URL(apiUrl).host, app.clientId, "code", "default");
    const sessions = memorySessions<PodioSession>({ entries: [[key, newSession({ accessToken, obtainedAt: 0 })]] });
    return connect(app, { kind: "code" }, "default", { ...options, sessions }, () => {
      throw new ProviderConfigurationError("A bare access token has one account: make a client for each token.");
    });
  }
  const where = "Both are at https://podio.com/settings/api.";
  const clientId = needed("clientId", options.clientId, where);
  const clientSecret = needed("clientSecret", options.clientSecret, where);
  const app: PodioApp = { clientId, clientSecret, apiUrl, tokenUrl, tokenFormat };
  return {
    app(appId, appToken) {
      if (!Number.isSafeInteger(appId) || appId <= 0)
        throw new ProviderConfigurationError(`An app id is a whole number, not ${JSON.stringify(appId)}.`);
      const hint = "It is under Developer in the app's menu.";
      return open(app, { kind: "app", appId, appToken: needed("appToken", appToken, hint) }, String(appId));
    },
    user(credentials) {
      const username = needed("username", credentials.username, "It is the mail address of the user.");
      const login: Login = { kind: "user", username, password: needed("password", credentials.password, "", false) };
      return open(app, login, identifierOf(login)!);
    },
    for: (account) => open(app, { kind: "code" }, account),
  };
}

/** A store that is misspelt or half written is a mistake to hear of now, not one login per run later. */
function checkSessions(sessions: PodioClientOptions["sessions"]): void {
  if (sessions === undefined) return;
  const { get, set } = sessions as { readonly get?: unknown; readonly set?: unknown };
  if (typeof get !== "function" || typeof set !== "function")
    throw new ProviderConfigurationError("sessions is no session manager: it needs the methods get and set.");
}

function connect(
  app: PodioApp,
  login: Login,
  account: string,
  options: PodioClientOptions,
  others: (account: string) => PodioClient,
): PodioClient {
  const { clock = systemClock, fetch: send = (input, init) => globalThis.fetch(input, init), limiter, http } = options;
  const limits = new RateLimits();
  const provider = podioProvider(app, login);
  const fetch = meteredFetch(withRetryAfter(send), limits, clock, limiter);
  return new PodioClient({
    dialect: { ...dialect, baseUrl: app.apiUrl },
    tokens: TokenManager.create<PodioSession>(provider, { ...options, account, fetch, clock }),
    // A change is not sent twice: with a revision, the second would be refused although the first took effect.
    http: { retry: { methods: ["get", "head", "options"] }, ...http },
    limits,
    send,
    origins: originsOf(app.apiUrl),
    account: others,
  });
}

const dialect: Omit<Dialect, "baseUrl"> = {
  provider: "Podio",
  encodeQuery,
  paging,
  readError,
  requestIdHeader: "x-podio-request-id",
  toError: podioError,
  prepare,
  isRaw,
  json: { parse: (text) => JSON.parse(text) as unknown, stringify: stringifyBody },
};

/** What a paste or a file brings along is no part of a credential, but of a password it may be. */
function needed(name: string, value: string | undefined, hint: string, trim = true): string {
  const text = typeof value === "string" ? (trim ? value.trim() : value) : "";
  if (text === "") throw new ProviderConfigurationError(`No ${name} for Podio. ${hint}`.trimEnd());
  return text;
}
