import type { Clock } from "@tokens/core";
import { apiError } from "./responses.ts";

/** As documented: calls a minute, for each access token. */
const limit = 120;
const windowMs = 60_000;

/** The rate limit of a mock, which is reached on demand only. */
export interface RateLimit {
  exhaust(): void;
  restore(): void;
  /** The 429 that answers a call, until the minute is over. */
  refusal(): Response | undefined;
}

/** A rate limit that is not reached. */
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
