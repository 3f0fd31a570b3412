import { ProviderUnavailableError, type ReauthorizationRequiredError, type TokensError } from "./errors.ts";

type Failure = TokensError &
  Partial<Pick<ReauthorizationRequiredError, "reason"> & Pick<ProviderUnavailableError, "retryAfterMs" | "delivery">>;

/** No refresh before `until` (Unix milliseconds), after `error`. */
export interface Backoff {
  readonly until: number;
  readonly failures: number;
  readonly error: TokensError;
}

/**
 * Delay before the token request is retried, in milliseconds: 250, doubled for each attempt, or longer after `Retry-After`, with jitter.
 * When the connection closed after the request was sent, the first retry is immediate, because a grace window for a spent refresh token
 * is short. `undefined` when a retry cannot help, or when the request may still be in progress.
 */
export function retryPauseMs(error: Failure, attempt: number, random: number): number | undefined {
  const { code, delivery, retryAfterMs = 0 } = error;
  if (code !== "invalid_token_response" && (!delivery || delivery === "pending")) return undefined;
  if (delivery === "cut_off" && attempt === 1) return 0;
  return Math.max(notBefore(retryAfterMs, random), 250 * 2 ** (attempt - 1) * (1 - random / 4));
}

/** A provider's `Retry-After` with jitter, because it limits everyone in one window until the same instant. */
function notBefore(retryAfterMs: number, random: number): number {
  return retryAfterMs + Math.min(retryAfterMs / 4, 60_000) * random;
}

/**
 * The backoff after a failed refresh: as long as the provider asks, or 1 s, doubled for each failure up to a minute, with jitter. None
 * for errors that the provider did not cause. A refused grant is retried after ten minutes.
 */
export function backoffAfter(
  error: Failure,
  before: Backoff | undefined,
  now: number,
  random: number,
): Backoff | undefined {
  const { code, reason, retryAfterMs } = error;
  if (/^session_|^lock_/.test(code) || reason === "logged_out") return before;
  const failures = (before?.failures ?? 0) + 1;
  const pauseMs = Math.min(1000 * 2 ** (failures - 1), 60_000) * (1 - random / 2);
  const waitMs = retryAfterMs ? notBefore(retryAfterMs, random) : pauseMs;
  return { until: now + (reason ? 600_000 : waitMs), failures, error };
}

/** The error of a call during the backoff. */
export function backoffError({ error, until }: Backoff, now: number): TokensError {
  if (error.code !== "provider_unavailable") return error;
  return new ProviderUnavailableError(error.message, { retryAfterMs: Math.ceil(until - now), cause: error });
}
