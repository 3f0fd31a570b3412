import { TokensError } from "@tokens/core";
import { readRateLimit, readRetryAfter, type RateLimit } from "./rate-limits.ts";

/** What a provider's error body says, once it is understood. */
export interface ErrorDetails {
  /** The provider's own code, as it writes it. */
  readonly providerCode?: string | number | undefined;
  readonly detail?: string | undefined;
}

/** What an API error is made of. */
export interface ApiErrorOptions extends ErrorDetails {
  /** Provider's name for people. */
  readonly provider: string;
  readonly route: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Unix milliseconds. */
  readonly now: number;
  /** Header that carries the provider's id of the request, if it has one. */
  readonly requestIdHeader?: string | undefined;
}

/** The API answered, and not with success. `retryable` is true for 408, 429 and 5xx. */
export class ApiError extends TokensError {
  override readonly name: string = "ApiError";
  declare readonly route: string;
  declare readonly status: number;
  /** The provider's own code, e.g. `12000` or `not_found`. */
  declare readonly providerCode: string | number | undefined;
  /** The provider's own words. */
  declare readonly detail: string | undefined;
  declare readonly requestId: string | undefined;
  /** How long the provider asks to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  declare readonly rateLimit: RateLimit | undefined;
  /** The parsed body, or its text where it is not JSON. */
  declare readonly body: unknown;

  constructor({ provider, headers, now, requestIdHeader, ...members }: ApiErrorOptions) {
    const { route, status, providerCode, detail } = members;
    const retryAfterMs = readRetryAfter(headers, now);
    const said = [providerCode, detail].filter((part) => part !== undefined && part !== "").join(": ");
    const next = retryAfterMs === undefined ? "" : ` Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
    super(`${provider} answered ${status} to ${route}${said ? ` (${said})` : ""}.${next}`, {
      code: "api_error",
      retryable: status === 408 || status === 429 || status >= 500,
    });
    const requestId = requestIdHeader ? (headers.get(requestIdHeader) ?? undefined) : undefined;
    Object.assign(this, members, { requestId, retryAfterMs, rateLimit: readRateLimit(headers, now) });
  }
}

/** True for every API error, also one thrown by another copy of this package. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && (error as { code?: unknown }).code === "api_error" && "route" in error;
}
