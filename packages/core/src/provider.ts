import type { Grant, Session } from "./session.ts";

/** What a provider's functions are handed. */
export interface GrantContext {
  readonly fetch: typeof fetch;
  /** Unix milliseconds. */
  now(): number;
  /** Aborts when an answer would be of no more use, a lease's time after the deadline of the refresh. */
  readonly signal: AbortSignal;
  /** The account as the caller named it in `for(account)`. */
  readonly account: string;
  /** An earlier holder of this session's refresh token vanished mid-refresh at that Unix time in milliseconds. */
  readonly interrupted?: { readonly since: number } | undefined;
}

/**
 * One provider's quirks. Its functions throw `ReauthorizationRequiredError` when the provider named the grant as dead,
 * `ProviderConfigurationError` when the program is set up wrongly; every other error counts as passing.
 */
export interface Provider<S extends Session = Session> {
  readonly name: string;
  /** What separates one app and environment from others of the same provider (host, client id): part of every key. */
  readonly realm: readonly string[];
  /** Origins that may see a token, e.g. `https://api.hubstaff.com`, or `https://*.podio.com` for the hosts one label below a domain. */
  readonly origins: readonly string[];
  /** Used when neither the answer nor the session before tells a lifetime. */
  readonly defaultLifetimeMs?: number;
  /**
   * How long before its end, in milliseconds, a token is refreshed at the earliest, for a server that refuses earlier requests.
   * @default a fifth of the lifetime, at most 10 minutes
   */
  readonly refreshBeforeMs?: number | undefined;
  /** The secret that starts a chain of tokens for this account; `undefined` when the options hold none for it. */
  credential?(account: string): string | undefined;
  /** Without a person: password, app, personal token. */
  authenticate?(context: GrantContext): Promise<Grant<S>>;
  refresh?(session: S, context: GrantContext): Promise<Grant<S>>;
  revoke?(session: S, context: GrantContext): Promise<void>;
  /** Sets headers: "Bearer", "OAuth2", a signature. */
  authorize(request: Request, session: S): void | Promise<void>;
  /** Which 401 justifies a refresh. Is given a copy of the response, whose body it may read. */
  isExpiredToken(response: Response): boolean | Promise<boolean>;
}
