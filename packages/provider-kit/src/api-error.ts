import { TokensError } from "@tokens/core";
import { readRateLimit, readRetryAfter, type RateLimit } from "./rate-limits.ts";

/** What an error body says. */
export interface ErrorDetails {
  /** The provider's own code, e.g. `12000` or `not_found`. */
  readonly providerCode?: string | number | undefined;
  readonly detail?: string | undefined;
}

/** Options of `ApiError`. */
export interface ApiErrorOptions extends ErrorDetails {
  /** Provider's name for people. */
  readonly provider: string;
  readonly route: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Unix milliseconds. */
  readonly now: number;
  /** Response header with the provider's request id. */
  readonly requestIdHeader?: string | undefined;
}

/** Whether a response is a 403 web page: a proxy or firewall in front of the API sent it, and it says nothing about permissions. */
export function isRefusedPage(status: number, headers: Headers): boolean {
  return status === 403 && /^text\/html\b/i.test(headers.get("content-type") ?? "");
}

/** An error response from the API. `retryable` is true for 408, 429, 5xx, and a 403 that is a web page. */
export class ApiError extends TokensError {
  override readonly name: string = "ApiError";
  declare readonly route: string;
  declare readonly status: number;
  /** The provider's own code, e.g. `12000` or `not_found`. */
  declare readonly providerCode: string | number | undefined;
  /** The provider's error message. */
  declare readonly detail: string | undefined;
  declare readonly requestId: string | undefined;
  /** How long the provider asks to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  declare readonly rateLimit: RateLimit | undefined;
  /** The parsed body, or its text when it is not JSON. */
  declare readonly body: unknown;

  constructor({ provider, headers, now, requestIdHeader, ...members }: ApiErrorOptions) {
    const { route, status, providerCode } = members;
    const retryAfterMs = readRetryAfter(headers, now);
    const isPage = isRefusedPage(status, headers);
    const detail = members.detail ?? (isPage ? "a web page, not a response from the API" : undefined);
    const reason = [providerCode, detail].filter((part) => part !== undefined && part !== "").join(": ");
    const advice = retryAfterMs === undefined ? "" : ` Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
    super(`${provider} responded with ${status} to ${route}${reason ? ` (${reason})` : ""}.${advice}`, {
      code: "api_error",
      retryable: isPage || status === 408 || status === 429 || status >= 500,
    });
    const requestId = requestIdHeader ? (headers.get(requestIdHeader) ?? undefined) : undefined;
    Object.assign(this, members, { detail, requestId, retryAfterMs, rateLimit: readRateLimit(headers, now) });
  }
}

/** True for every API error, including one thrown by another copy of this package. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && (error as { code?: unknown }).code === "api_error" && "route" in error;
}
