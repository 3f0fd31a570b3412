import { bareTokenSessions, requireOptions, requireText, userAgent, type HttpOptions } from "@tokens/provider-kit";
import {
  ProviderConfigurationError,
  systemClock,
  TokenManager,
  type Provider,
  type TokenManagerOptions,
} from "@tokens/core";
import { checkKey, podioAddresses, type ApiKey, type PodioAddresses, type PodioApp } from "./app.ts";
import { AccountClient, type PodioClient } from "./client.ts";
import { podioDialect } from "./dialect.ts";
import type { PodioSession } from "./grants.ts";
import { identifierOf, originsOf, podioProvider, type Credential } from "./provider.ts";
import { meteredFetch, RateLimits, type LimiterOptions } from "./rate-limits.ts";
import { withRetryAfter } from "./retry-after.ts";

/** Options of `createPodio` besides the credential. */
export interface PodioClientOptions extends Omit<TokenManagerOptions<PodioSession>, "account">, PodioAddresses {
  /** Slows down before the rate limit. @default off */
  readonly limiter?: LimiterOptions;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A `User-Agent` here is also sent with token requests. */
  readonly http?: HttpOptions;
}

/** A bare access token, for programs that manage tokens themselves: no store, no refresh. */
export interface BareToken {
  readonly accessToken: string | undefined;
}

/** An API key, and the accounts that it opens. */
export interface Podio {
  /** Authenticates as an app with its token, without a person: it sees that app only. The same object every time. */
  app(appId: number, appToken: string | undefined): PodioClient;
  /** Authenticates with a user's name and password, for keys that Podio trusts with them. The same object every time. */
  user(credentials: { readonly username: string | undefined; readonly password: string | undefined }): PodioClient;
  /** An account whose session comes from a login (`@tokens/podio/login`) or an import. Choose any name. */
  for(account: string): PodioClient;
}

/**
 * The Podio API, with an API key and then an app, a user or a login, or with a bare access token.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createPodio(options: BareToken & PodioClientOptions): PodioClient;
export function createPodio(options: ApiKey & PodioClientOptions): Podio;
export function createPodio(options: (ApiKey | BareToken) & PodioClientOptions): Podio | PodioClient {
  requireOptions(options, "createPodio({ clientId, clientSecret })");
  const shared = { ...podioAddresses(options), headers: userAgent("Podio", options.http?.headers) };
  checkSessions(options.sessions);
  if ("accessToken" in options) return bareClient(options, shared);

  const app: PodioApp = { ...checkKey(options), ...shared };
  const clients = new Map<string, PodioClient>();
  const open = (credential: Credential, account: string): PodioClient => {
    const place = JSON.stringify([credential, account]);
    const client = clients.get(place) ?? connect(app, credential, account, options, (name) => open(credential, name));
    clients.set(place, client);
    return client;
  };
  return {
    app(appId, appToken) {
      if (!Number.isSafeInteger(appId) || appId <= 0)
        throw new ProviderConfigurationError(`An app id is a whole number, not ${JSON.stringify(appId)}.`);
      const hint = "It is under Developer in the app's menu.";
      return open({ kind: "app", appId, appToken: requireText("appToken", appToken, hint) }, String(appId));
    },
    user(credentials) {
      requireOptions(credentials, "user({ username, password })");
      const { password } = credentials;
      const username = requireText("username", credentials.username, "It is the user's email address.");
      requireText("password", password, "It is the user's Podio password.");
      // Not trimmed: white space may be part of a password.
      const credential: Credential = { kind: "user", username, password: password! };
      return open(credential, identifierOf(credential)!);
    },
    for: (account) => open({ kind: "code" }, account),
  };
}

function bareClient(
  options: BareToken & PodioClientOptions,
  shared: Omit<PodioApp, "clientId" | "clientSecret">,
): PodioClient {
  const hint = "Pass one, or a clientId and clientSecret.";
  const accessToken = requireText("accessToken", options.accessToken, hint);
  const app: PodioApp = { ...shared, clientId: "bare", clientSecret: "" };
  const credential: Credential = { kind: "code" };
  const sessions = bareTokenSessions(podioProvider(app, credential), "default", { accessToken });
  return connect(app, credential, "default", { ...options, sessions }, () => {
    throw new ProviderConfigurationError("A bare access token has one account: create a client for each token.");
  });
}

/** Without a working store, every run would log in again. */
function checkSessions(sessions: PodioClientOptions["sessions"]): void {
  if (sessions === undefined) return;
  const { get, set } = sessions as { readonly get?: unknown; readonly set?: unknown };
  if (typeof get !== "function" || typeof set !== "function")
    throw new ProviderConfigurationError("sessions is not a session manager: it needs the methods get and set.");
}

function connect(
  app: PodioApp,
  credential: Credential,
  account: string,
  options: PodioClientOptions,
  others: (account: string) => PodioClient,
): PodioClient {
  const { clock = systemClock, fetch: send = (input, init) => globalThis.fetch(input, init), limiter, http } = options;
  const limits = new RateLimits();
  const provider: Provider<PodioSession> = {
    ...podioProvider(app, credential),
    fetchWith: (sendOne, _, call) => meteredFetch(sendOne, limits, clock, limiter, call),
  };
  return new AccountClient({
    dialect: { ...podioDialect, baseUrl: app.apiUrl },
    tokens: TokenManager.create(provider, { ...options, account, fetch: withRetryAfter(send), clock }),
    // A change is not sent twice: with a revision, the second would be refused although the first took effect.
    http: { retry: { methods: ["get", "head", "options"] }, ...http },
    limits,
    send,
    origins: originsOf(app.apiUrl),
    account: others,
  });
}
