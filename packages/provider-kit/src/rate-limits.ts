import { retryAfter } from "@tokens/core/token-endpoint";

/** A rate limit as the response headers state it. */
export interface RateLimit {
  /** Calls allowed in the current window. */
  readonly limit?: number;
  readonly remaining?: number;
  /** Unix milliseconds. */
  readonly resetAt?: number;
}

const spellings = ["x-rate-limit-", "x-ratelimit-", "ratelimit-"];

/** Reads `X-Rate-Limit-*`, `X-RateLimit-*` or `RateLimit-*` headers; `Reset` is Unix seconds or seconds from now. */
export function readRateLimit(headers: Headers, now: number): RateLimit | undefined {
  const spelling = spellings.find((prefix) => headers.has(`${prefix}limit`) || headers.has(`${prefix}remaining`));
  if (!spelling) return undefined;
  const read = (part: string): number => Number.parseFloat(headers.get(spelling + part) ?? "");
  const [limit, remaining, reset] = [read("limit"), read("remaining"), read("reset")];
  return {
    ...(limit >= 0 && { limit }),
    ...(remaining >= 0 && { remaining }),
    ...(reset >= 0 && { resetAt: reset * 1000 + (reset < 1e9 ? now : 0) }),
  };
}

/** How long the provider asks to wait, in milliseconds: `Retry-After`, otherwise the reset of an exhausted rate limit. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const asked = retryAfter(headers.get("retry-after"), now);
  if (asked !== undefined) return asked;
  const { remaining, resetAt } = readRateLimit(headers, now) ?? {};
  return remaining === 0 && resetAt !== undefined ? Math.max(resetAt - now, 0) : undefined;
}
