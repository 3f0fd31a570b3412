/**
 * The errors of `TokenManager`, each with a stable `code`, and the address of a page about it. Provider packages export them too.
 *
 * @example
 * ```ts
 * import { isTokensError } from "@tokens/core/errors";
 *
 * export function describe(error: unknown): string {
 *   if (!isTokensError(error)) throw error;
 *   return error.code === "reauthorization_required" ? "Connect the account again." : error.message;
 * }
 * ```
 *
 * @module
 */
import { errorPage } from "./error-page.ts";
import type { Session } from "./session.ts";

const marker = Symbol.for("@tokens/core error");

/** Error codes; `@tokens/provider-kit` throws `api_error`. */
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

/** Members of an error besides its message. */
export interface TokensErrorOptions {
  readonly code: TokensErrorCode;
  /** Whether the same call may succeed later without human intervention. */
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** Base class of all errors of these packages. The message says what happened and what to do; no member contains a secret. */
export class TokensError extends Error {
  override readonly name: string = "TokensError";
  declare readonly code: TokensErrorCode;
  declare readonly retryable: boolean;
  /** Address of the page about this code: causes, and what to do. */
  declare readonly docs: string;

  constructor(message: string, { cause, ...members }: TokensErrorOptions) {
    super(message, cause ? { cause: plainCause(cause) } : undefined);
    Object.assign(this, members, { docs: errorPage(members.code) });
    Object.defineProperty(this, marker, { value: true });
  }
}

/** Whether an error comes from these packages, including another copy of them. */
export function isTokensError(error: unknown): error is TokensError {
  return error instanceof Error && marker in error;
}

/** A plain copy of a cause: another library's error may contain the request, and with it a token. */
function plainCause(cause: unknown): Error {
  if (isTokensError(cause)) return cause;
  const { name, message, code, cause: inner } = cause as Error & { code?: unknown };
  return Object.assign(
    new Error(message, inner ? { cause: plainCause(inner) } : undefined),
    name && { name },
    typeof code === "string" && { code },
  );
}

/** Why a login or a new credential is required. */
export type ReauthorizationReason =
  /** No session is stored for the account. */
  | "no_session"
  /** The provider refused the refresh token or the credential. */
  | "refused"
  /** The refresh token or the credential has expired. */
  | "expired"
  /** There is no refresh token. */
  | "not_refreshable"
  /** An earlier refresh was interrupted, and the only live refresh token was lost. */
  | "interrupted"
  /** The account was logged out while this call was waiting. */
  | "logged_out";

/** The grant is no longer valid: log in again, or supply a new credential. The stored session is kept. */
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
 * Delivery of a request without a usable response: it was `answered`; it was `not_sent` (connection refused, no DNS); the connection
 * closed after it was sent, and it may have taken effect (`cut_off`); or it may still be in progress (`pending`, a timeout).
 */
export type Delivery = "answered" | "not_sent" | "cut_off" | "pending";

/** The provider did not respond usably (network, timeout, 408, 429, 5xx, HTML). The stored session is kept. */
export class ProviderUnavailableError extends TokensError {
  override readonly name = "ProviderUnavailableError";
  declare readonly status: number | undefined;
  /** The provider's own error code, e.g. `temporarily_unavailable`. */
  declare readonly providerCode: string | undefined;
  /** How long to wait, in milliseconds, as the provider asks or as the backoff requires. */
  declare readonly retryAfterMs: number | undefined;
  /** `undefined` when unknown. */
  declare readonly delivery: Delivery | undefined;

  constructor(
    message: string,
    options: {
      status?: number;
      providerCode?: string | undefined;
      retryAfterMs?: number | undefined;
      /** @default "answered" when there is a status */
      delivery?: Delivery | undefined;
      cause?: unknown;
    } = {},
  ) {
    const delivery = options.delivery ?? (options.status ? "answered" : undefined);
    super(message, { code: "provider_unavailable", retryable: true, ...options, ...(delivery && { delivery }) });
  }

  /** Whether the request may have taken effect although no response arrived. */
  get outcomeUnknown(): boolean {
    return this.delivery === "cut_off" || this.delivery === "pending";
  }
}

/** The configuration is wrong: client id, secret, URL, scope, kind of credential. The grant is not affected. */
export class ProviderConfigurationError extends TokensError {
  override readonly name = "ProviderConfigurationError";
  declare readonly providerCode: string | undefined;

  constructor(message: string, options: { providerCode?: string | undefined; cause?: unknown } = {}) {
    super(message, { code: "provider_configuration", retryable: false, ...options });
  }
}

/** The token endpoint responded with 2xx but no usable token. The stored session is kept. */
export class InvalidTokenResponseError extends TokensError {
  override readonly name = "InvalidTokenResponseError";

  constructor(message: string) {
    super(message, { code: "invalid_token_response", retryable: true });
  }
}

/** The session manager failed. Not `retryable` when only a person can fix the cause (permissions, unknown format). */
export class SessionStoreError extends TokensError {
  override readonly name = "SessionStoreError";

  constructor(message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { code: "session_store", retryable: true, ...options });
  }
}

/** New tokens were issued but could not be stored. `session` is the only copy: keep it, and `save()` it later. */
export class SessionSaveError<S extends Session = Session> extends TokensError {
  override readonly name = "SessionSaveError";
  readonly #session: S;

  constructor(message: string, { session, cause }: { session: S; cause?: unknown }) {
    super(message, { code: "session_save", retryable: true, cause });
    this.#session = session;
  }

  /** The tokens that could not be stored. A getter, so that logs do not print them. */
  get session(): S {
    return this.#session;
  }
}

/** Other processes held the lease for longer than `leaseMs` and `deadlineMs`. */
export class LockTimeoutError extends TokensError {
  override readonly name = "LockTimeoutError";

  constructor(message: string) {
    super(message, { code: "lock_timeout", retryable: true });
  }
}

/** The token expired while a stream was being sent, which cannot be sent again. The next call uses a fresh token. */
export class BodyNotReplayableError extends TokensError {
  override readonly name = "BodyNotReplayableError";

  constructor(message: string) {
    super(message, { code: "body_not_replayable", retryable: false });
  }
}
