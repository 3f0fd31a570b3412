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

/** Whether a 403 is a web page: it comes from a proxy or firewall in front of the API, and says nothing about permissions. */
export function isRefusedPage(status: number, headers: Headers): boolean {
  return status === 403 && /^text\/html\b/i.test(headers.get("content-type") ?? "");
}

/** The API answered, and not with success. `retryable` is true for 408, 429, 5xx, and a 403 that is a web page. */
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
    const { route, status, providerCode } = members;
    const retryAfterMs = readRetryAfter(headers, now);
    const isPage = isRefusedPage(status, headers);
    const detail = members.detail ?? (isPage ? "a web page, not the API's answer" : undefined);
    const said = [providerCode, detail].filter((part) => part !== undefined && part !== "").join(": ");
    const next = retryAfterMs === undefined ? "" : ` Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
    super(`${provider} answered ${status} to ${route}${said ? ` (${said})` : ""}.${next}`, {
      code: "api_error",
      retryable: isPage || status === 408 || status === 429 || status >= 500,
    });
    const requestId = requestIdHeader ? (headers.get(requestIdHeader) ?? undefined) : undefined;
    Object.assign(this, members, { detail, requestId, retryAfterMs, rateLimit: readRateLimit(headers, now) });
  }
}

/** True for every API error, also one thrown by another copy of this package. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && (error as { code?: unknown }).code === "api_error" && "route" in error;
}
