import type { Session } from "./session.ts";

const marker = Symbol.for("@tokens/core error");

/** The code of every error here; `api_error` is raised by `@tokens/provider-kit`. */
export type TokensErrorCode =
  | "reauthorization_required"
  | "provider_unavailable"
  | "provider_configuration"
  | "invalid_token_response"
  | "session_store"
  | "session_save"
  | "lock_timeout"
  | "body_not_replayable"
  | "api_error";

/** What an error carries besides its message. */
export interface TokensErrorOptions {
  readonly code: TokensErrorCode;
  /** Whether the same call may succeed later without a person. */
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** Base of every error of these packages. The message says what happened and what to do; no member holds a secret. */
export class TokensError extends Error {
  override readonly name: string = "TokensError";
  declare readonly code: TokensErrorCode;
  declare readonly retryable: boolean;

  constructor(message: string, { cause, ...members }: TokensErrorOptions) {
    super(message, cause ? { cause: plainCause(cause) } : undefined);
    Object.assign(this, members);
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for every error of these packages, also one thrown by another copy of them. */
export function isTokensError(error: unknown): error is TokensError {
  return error instanceof Error && marker in error;
}

/** A cause without its surroundings: another library's error may hold the request, and with it a token. */
function plainCause(cause: unknown): Error {
  if (isTokensError(cause)) return cause;
  const { name, message, code, cause: inner } = cause as Error & { code?: unknown };
  return Object.assign(
    new Error(message, inner ? { cause: plainCause(inner) } : undefined),
    name && { name },
    typeof code === "string" && { code },
  );
}

/** Why a person (or a new credential) is needed. */
export type ReauthorizationReason =
  /** Nothing is stored for the account. */
  | "no_session"
  /** The provider refused the refresh token or the credential. */
  | "refused"
  /** The refresh token, or the credential, is past its own expiry. */
  | "expired"
  /** There is no refresh token to use. */
  | "not_refreshable"
  /** An earlier refresh was cut off, and with it the only live refresh token was lost. */
  | "interrupted"
  /** The account was logged out while this call was waiting. */
  | "logged_out";

/** The grant is gone: someone must log in again, or hand in a new credential. What is stored stays as it is. */
export class ReauthorizationRequiredError extends TokensError {
  override readonly name = "ReauthorizationRequiredError";
  declare readonly reason: ReauthorizationReason;
  /** The provider's own error code, e.g. `invalid_grant`. */
  declare readonly providerCode: string | undefined;

  constructor(
    message: string,
    options: { reason: ReauthorizationReason; providerCode?: string | undefined; cause?: unknown },
  ) {
    super(message, { code: "reauthorization_required", retryable: false, ...options });
  }
}

/**
 * What is known of a request that brought no usable answer: it was `answered`; it never left (`not_sent`: connection refused,
 * no DNS); the connection closed after it was sent (`cut_off`), so that it may have taken effect; or it may still be under way
 * (`pending`: a timeout).
 */
export type Delivery = "answered" | "not_sent" | "cut_off" | "pending";

/** The provider did not answer, or not usefully (network, timeout, 408, 429, 5xx, HTML). Everything stored is kept. */
export class ProviderUnavailableError extends TokensError {
  override readonly name = "ProviderUnavailableError";
  declare readonly status: number | undefined;
  /** The provider's own error code, e.g. `temporarily_unavailable`. */
  declare readonly providerCode: string | undefined;
  /** How long to wait, in milliseconds, as the provider asks or as the backoff requires. */
  declare readonly retryAfterMs: number | undefined;
  /** Absent: unknown. */
  declare readonly delivery: Delivery | undefined;

  constructor(
    message: string,
    options: {
      status?: number;
      providerCode?: string | undefined;
      retryAfterMs?: number | undefined;
      /** @default "answered" where there is a status */
      delivery?: Delivery | undefined;
      cause?: unknown;
    } = {},
  ) {
    const delivery = options.delivery ?? (options.status ? "answered" : undefined);
    super(message, { code: "provider_unavailable", retryable: true, ...options, ...(delivery && { delivery }) });
  }

  /** True when the request may have taken effect although no answer came. */
  get outcomeUnknown(): boolean {
    return this.delivery === "cut_off" || this.delivery === "pending";
  }
}

/** The program is set up wrongly: client id, secret, URL, scope, credential of the wrong kind. Never a lost grant. */
export class ProviderConfigurationError extends TokensError {
  override readonly name = "ProviderConfigurationError";
  declare readonly providerCode: string | undefined;

  constructor(message: string, options: { providerCode?: string | undefined; cause?: unknown } = {}) {
    super(message, { code: "provider_configuration", retryable: false, ...options });
  }
}

/** The token endpoint answered 2xx without a usable token. Everything stored is kept. */
export class InvalidTokenResponseError extends TokensError {
  override readonly name = "InvalidTokenResponseError";

  constructor(message: string) {
    super(message, { code: "invalid_token_response", retryable: true });
  }
}

/** The session manager failed. `retryable` is false when waiting will not help (wrong permissions, unknown format). */
export class SessionStoreError extends TokensError {
  override readonly name = "SessionStoreError";

  constructor(message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { code: "session_store", retryable: true, ...options });
  }
}

/** New tokens were issued and could not be stored. `session` holds the only live copy: keep it, and `save()` it later. */
export class SessionSaveError<S extends Session = Session> extends TokensError {
  override readonly name = "SessionSaveError";
  readonly #session: S;

  constructor(message: string, { session, cause }: { session: S; cause?: unknown }) {
    super(message, { code: "session_save", retryable: true, cause });
    this.#session = session;
  }

  /** The tokens that could not be stored. Not a plain member, so that no log prints them. */
  get session(): S {
    return this.#session;
  }
}

/** Another process held the lease for longer than a lease and a deadline. */
export class LockTimeoutError extends TokensError {
  override readonly name = "LockTimeoutError";

  constructor(message: string) {
    super(message, { code: "lock_timeout", retryable: true });
  }
}

/** The token expired while a stream was being sent; the stream cannot be sent again. The next call has a fresh token. */
export class BodyNotReplayableError extends TokensError {
  override readonly name = "BodyNotReplayableError";

  constructor(message: string) {
    super(message, { code: "body_not_replayable", retryable: false });
  }
}
