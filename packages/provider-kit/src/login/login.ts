import type { Session } from "@tokens/core";

/** What `exchange` compares the callback with. Plain JSON; keep it where only this browser's login finds it. */
export interface LoginChecks {
  readonly state: string;
  /** Of a login with OpenID Connect. */
  readonly nonce?: string;
  /** Of a login with PKCE. */
  readonly codeVerifier?: string;
  /** Of a login with OAuth 1.0a; `state` is then the temporary token. */
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

/** A login in two steps; it keeps nothing in between. */
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
  /** With the code in it, for a QR code. */
  readonly verificationUriComplete: string | undefined;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Polls until the user has decided or the code has expired. Throws as `exchange` does. */
  finish(options?: { readonly signal?: AbortSignal }): Promise<LoginResult>;
}
