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
 * Podio answered, and not with success. `status` says what: 400 a value that it does not take, 403 a right that is missing, 404
 * also a path that does not exist, 409 an update of an item that has changed meanwhile, 410 something deleted.
 */
export class PodioError extends ApiError {
  override readonly name: string = "PodioError";
  /** The error's own sub-code. */
  declare readonly errorDetail: unknown;
  /** Whether `detail` is fit for the eyes of end users. */
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
 * Too many calls: Podio's 420, or a 429. Nothing was executed. `retryAfterMs` is what Podio asks for, in a header or in words;
 * undefined when it names no time.
 */
export class PodioRateLimitError extends PodioError {
  override readonly name: string = "PodioRateLimitError";

  constructor(options: ApiErrorOptions) {
    super(options);
    Object.assign(this, { retryable: true });
  }
}

/** The error of an answer. */
export function podioError(options: ApiErrorOptions): PodioError {
  const limited = options.status === 420 || options.status === 429;
  return limited ? new PodioRateLimitError(options) : new PodioError(options);
}

/** The body's `request` echoes the call, and with it perhaps a secret. */
function withoutEcho(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("request" in body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== "request"));
}
