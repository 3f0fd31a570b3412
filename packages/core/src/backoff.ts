import { ProviderUnavailableError, type ReauthorizationRequiredError, type TokensError } from "./errors.ts";

type Failure = TokensError &
  Partial<Pick<ReauthorizationRequiredError, "reason"> & Pick<ProviderUnavailableError, "retryAfterMs" | "delivery">>;

/** No refresh before `until` (Unix milliseconds), because of `error`. */
export interface Backoff {
  readonly until: number;
  readonly failures: number;
  readonly error: TokensError;
}

/**
 * How long the holder of the lease waits before it sends the token request again, in milliseconds: 250, then twice as long each
 * time, with jitter, and at least as long as the provider asks. A connection that closed after the request was sent is tried again
 * at once, because a grace window for a spent refresh token is short. Undefined when repeating the request will not help, or when
 * it may still be under way.
 */
export function retryPauseMs(error: Failure, attempt: number, random: number): number | undefined {
  const { code, delivery, retryAfterMs = 0 } = error;
  if (code !== "invalid_token_response" && (!delivery || delivery === "pending")) return undefined;
  if (delivery === "cut_off" && attempt === 1) return 0;
  return Math.max(retryAfterMs, 250 * 2 ** (attempt - 1) * (1 - random / 4));
}

/**
 * How long to leave the provider alone after a refresh that failed: as long as it asks, else 1 s and twice as long each time, at
 * most a minute, with jitter. None where the provider was not at fault. A refused grant is tried again after ten minutes, not at
 * every call.
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
  return { until: now + (reason ? 600_000 : (retryAfterMs ?? pauseMs)), failures, error };
}

/** The error of a call that is not made before the backoff ends. */
export function backoffError({ error, until }: Backoff, now: number): TokensError {
  if (error.code !== "provider_unavailable") return error;
  return new ProviderUnavailableError(error.message, { retryAfterMs: Math.ceil(until - now), cause: error });
}
