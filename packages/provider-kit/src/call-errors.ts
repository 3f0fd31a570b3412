import { ProviderUnavailableError } from "@tokens/core";
import { isHTTPError, isKyError } from "ky";
import { ApiError, type ApiErrorOptions, type ErrorDetails } from "./api-error.ts";
import { jsonOrText } from "./json-or-text.ts";

/** How a provider's API reports errors. */
export interface ErrorDialect {
  /** Provider's name for people, e.g. `Hubstaff`. */
  readonly provider: string;
  /** What an error body says; `body` is parsed JSON or text. */
  readError(body: unknown): ErrorDetails;
  readonly requestIdHeader?: string;
  /**
   * The error of a refused call.
   * @default an `ApiError`
   */
  toError?(options: ApiErrorOptions): ApiError;
}

/** A call that failed. */
export interface FailedCall {
  /** Route, or another name of the call for messages. */
  readonly route: string;
  /** Unix milliseconds. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether the request had been sent, so that an error of any kind is the network's. */
  readonly sent: boolean;
}

/** The error of an error response. `data` is its body, parsed or as text. */
export function responseError(
  dialect: ErrorDialect,
  { route, now }: Pick<FailedCall, "route" | "now">,
  { status, headers }: Response,
  data: unknown,
  given?: ErrorDetails,
): ApiError {
  const body = typeof data === "string" ? jsonOrText(data) : data;
  const details = given ?? dialect.readError(body);
  const { provider, requestIdHeader, toError = (options) => new ApiError(options) } = dialect;
  return toError({ provider, route, status, headers, body, now, requestIdHeader, ...details });
}

/**
 * What to throw for an error of ky or the network: the API's error response as `ApiError`, a response that never came as
 * `ProviderUnavailableError`, the reason of an abort, and any other error as it is.
 */
export function callError(dialect: ErrorDialect, call: FailedCall, error: unknown): unknown {
  if (isHTTPError(error)) return responseError(dialect, call, error.response, error.data);
  if (call.signal?.aborted) return call.signal.reason;
  if (!isKyError(error) && !call.sent) return error;
  return new ProviderUnavailableError(
    `${dialect.provider} did not respond to ${call.route}. Whether the call took effect is unknown; try again later.`,
    { cause: error, delivery: "cut_off" },
  );
}
