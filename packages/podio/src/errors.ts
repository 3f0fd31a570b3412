import { ApiError, type ApiErrorOptions, type ErrorDetails } from "@tokens/provider-kit";
import { readPool, type PodioRateLimit } from "./rate-limits.ts";

interface ErrorBody {
  readonly error?: unknown;
  readonly error_description?: unknown;
  readonly error_detail?: unknown;
  readonly error_propagate?: unknown;
}

const asText = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

/** Reads `{ error, error_description, error_detail, … }`. */
export function readError(body: unknown): ErrorDetails {
  if (typeof body !== "object" || body === null) return {};
  const { error, error_description: description } = body as ErrorBody;
  return { providerCode: asText(error), detail: asText(description) };
}

/**
 * An error response from Podio. `status` is 400 for an invalid value, 403 for a missing permission, 404 also for an unknown path,
 * 409 for an update of an item that has changed in the meantime, 410 for something deleted.
 */
export class PodioError extends ApiError {
  override readonly name: string = "PodioError";
  /** The error's sub-code. */
  declare readonly errorDetail: unknown;
  /** Whether `detail` may be shown to end users. */
  declare readonly showToUser: boolean;
  /** The pool that the call drew on, and what is left of it. */
  declare readonly pool: PodioRateLimit | undefined;

  constructor(options: ApiErrorOptions) {
    const { error_detail: errorDetail = null, error_propagate: propagate } = (options.body ?? {}) as ErrorBody;
    super({ ...options, body: withoutEcho(options.body) });
    const pool = readPool(options.headers, options.now);
    Object.assign(this, { errorDetail, showToUser: propagate === true, pool });
  }
}

/**
 * Too many calls: a 420 or 429. Nothing was executed. `retryAfterMs` is how long Podio asks to wait, in a header or in words;
 * undefined when it names no time.
 */
export class PodioRateLimitError extends PodioError {
  override readonly name: string = "PodioRateLimitError";

  constructor(options: ApiErrorOptions) {
    super(options);
    Object.assign(this, { retryable: true });
  }
}

/** The error of an error response. */
export function podioError(options: ApiErrorOptions): PodioError {
  const limited = options.status === 420 || options.status === 429;
  return limited ? new PodioRateLimitError(options) : new PodioError(options);
}

/** The body's `request` echoes the call, which may contain a secret. */
function withoutEcho(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("request" in body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== "request"));
}
