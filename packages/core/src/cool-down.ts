import { ProviderUnavailableError, type ReauthorizationRequiredError, type TokensError } from "./errors.ts";

/** No refresh before `until` (Unix milliseconds), because of `error`. */
export interface CoolDown {
  readonly until: number;
  readonly failures: number;
  readonly error: TokensError;
}

const firstMs = 1000;
const longestMs = 60_000;
const lostMs = 600_000;

/**
 * How long to leave the provider alone after a failure: as long as it asks, else twice as long each time, with jitter. None
 * where the provider was not the trouble. A grant that was refused is asked for again after ten minutes, not at every call.
 */
export function coolDown(
  error: TokensError,
  before: CoolDown | undefined,
  now: number,
  jitter: number,
): CoolDown | undefined {
  const { code, reason, retryAfterMs } = error as TokensError &
    Pick<Partial<ReauthorizationRequiredError>, "reason"> &
    Pick<Partial<ProviderUnavailableError>, "retryAfterMs">;
  if (/^session_|^lock_/.test(code) || reason === "logged_out") return before;
  const failures = (before?.failures ?? 0) + 1;
  const backOffMs = Math.min(firstMs * 2 ** (failures - 1), longestMs) * (1 - jitter / 2);
  return { until: now + (reason ? lostMs : (retryAfterMs ?? backOffMs)), failures, error };
}

/** What a call during a cool-down is told. */
export function coolDownError({ error, until }: CoolDown, now: number): TokensError {
  if (error.code !== "provider_unavailable") return error;
  return new ProviderUnavailableError(error.message, { retryAfterMs: Math.ceil(until - now), cause: error });
}
