import type { Grant, Session } from "./session.ts";

/** Context for a provider's functions. */
export interface GrantContext {
  readonly fetch: typeof fetch;
  /** Unix milliseconds. */
  now(): number;
  /** Aborts when a response can no longer be used, a lease after the deadline of the refresh. */
  readonly signal: AbortSignal;
  /** The account, as in `for(account)`. */
  readonly account: string;
  /** An earlier refresh of this session, started at this time (Unix milliseconds), never finished. */
  readonly interrupted?: { readonly since: number } | undefined;
}

/** A request that an account's token will authorize. `clone()` has its body, which may be read. */
export type UnsentRequest = Pick<Request, "url" | "method" | "clone">;

/** Headers by name, in lower case. */
export type AuthorizationHeaders = Readonly<Record<string, string>>;

/**
 * A provider. Its functions throw `ReauthorizationRequiredError` when the grant is no longer valid, and `ProviderConfigurationError` when
 * the configuration is wrong; every other error counts as transient.
 */
export interface Provider<S extends Session = Session> {
  readonly name: string;
  /** Distinguishes apps and environments of the provider (host, client id); part of every key. */
  readonly realm: readonly string[];
  /**
   * Origins that tokens may be sent to, e.g. `https://api.hubstaff.com`, or `https://*.podio.com` for hosts one label below a domain; or
   * a function, when they depend on the session.
   */
  readonly origins: readonly string[] | ((session: S) => readonly string[]);
  /** Used when neither the response nor the previous session has a lifetime. */
  readonly defaultLifetimeMs?: number;
  /**
   * How long before it expires a token is refreshed at the earliest, in milliseconds, for servers that reject earlier requests.
   *
   * @default a fifth of the lifetime, at most 10 minutes
   */
  readonly refreshBeforeMs?: number | undefined;
  /** The secret that authenticates this account; `undefined` when the options contain none for it. */
  credential?(account: string): string | undefined;
  /** Authenticates without a person: with a password, an app or a personal token. */
  authenticate?(context: GrantContext): Promise<Grant<S>>;
  refresh?(session: S, context: GrantContext): Promise<Grant<S>>;
  revoke?(session: S, context: GrantContext): Promise<void>;
  /** The headers that authorize a request: "Bearer", "OAuth2", a signature. They replace the caller's. */
  authorize(session: S, request: UnsentRequest): AuthorizationHeaders | Promise<AuthorizationHeaders>;
  /** The `fetch` of authorized requests, around `send`: for challenges of the API, such as a DPoP nonce, and for its rate limits. */
  fetchWith?(send: typeof fetch, session: S, request: UnsentRequest): typeof fetch;
  /** Whether a 401 means an expired token. Gets a copy of the response, whose body it may read. */
  isExpiredToken(response: Response): boolean | Promise<boolean>;
}
