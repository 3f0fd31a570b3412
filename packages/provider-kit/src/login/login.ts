import type { Session } from "@tokens/core";

/** What `exchange` compares the callback with. Plain JSON. Store it where only this browser's login can read it. */
export interface LoginChecks {
  readonly state: string;
  /** Only for OpenID Connect. */
  readonly nonce?: string;
  /** Only for PKCE. */
  readonly codeVerifier?: string;
  /** Only for OAuth 1.0a, where `state` is the temporary token. */
  readonly tokenSecret?: string;
  /** When the login times out, in Unix milliseconds. */
  readonly expiresAt?: number;
}

/** What a login yields. */
export interface LoginResult<S extends Session = Session> {
  readonly session: S;
  /** Claims of the verified ID token, when the scopes include `openid`. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

/** A login in two steps; it keeps no state in between. */
export interface Login<S extends Session = Session> {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: LoginChecks }>;
  /**
   * Exchanges the code of a callback for a session. Throws `ReauthorizationRequiredError` when the user or the provider refused,
   * or the callback does not belong to these checks, `ProviderConfigurationError` for a wrong client,
   * `ProviderUnavailableError` for anything else.
   */
  exchange(callbackUrl: string | URL, checks: LoginChecks): Promise<LoginResult<S>>;
}

/** A device that waits for its user to enter a code in a browser elsewhere (RFC 8628). */
export interface DeviceLogin {
  readonly userCode: string;
  readonly verificationUri: string;
  /** Contains the code, e.g. for a QR code. */
  readonly verificationUriComplete: string | undefined;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Polls until the user has decided or the code has expired. Throws like `exchange`. */
  finish(options?: { readonly signal?: AbortSignal }): Promise<LoginResult>;
}
