import type { Clock } from "@tokens/core";
import { apiError } from "./responses.ts";

/** As documented: calls per minute and access token. */
const limit = 120;
const windowMs = 60_000;

/** A mock's rate limit, which is only reached on demand. */
export interface RateLimit {
  exhaust(): void;
  restore(): void;
  /** The 429 that refuses a call until the minute is over. */
  refusal(): Response | undefined;
}

/** Starts with the limit not reached. */
export function createRateLimit(clock: Clock): RateLimit {
  let resetAt = 0;
  return {
    exhaust() {
      resetAt = Math.ceil((clock.now() + windowMs) / 1000) * 1000;
    },
    restore() {
      resetAt = 0;
    },
    refusal() {
      const left = resetAt - clock.now();
      if (left <= 0) return undefined;
      const response = apiError(429, "rate_limit_exceeded", 13_000, "Rate limit exceeded");
      response.headers.set("retry-after", String(Math.ceil(left / 1000)));
      response.headers.set("x-rate-limit-limit", String(limit));
      response.headers.set("x-rate-limit-remaining", "0");
      response.headers.set("x-rate-limit-reset", String(resetAt / 1000));
      return response;
    },
  };
}
