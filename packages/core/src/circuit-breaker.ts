import type { ReauthorizationRequiredError, TokensError } from "./errors.ts";

interface Outage {
  readonly inARow: number;
  readonly error: TokensError;
  /** Number of sessions that are skipped between two attempts. */
  readonly gap: number;
  skipped: number;
}

/** Detects apps whose token requests fail for every session. */
export interface CircuitBreaker {
  /** The error for which the next session of this app is skipped; `undefined` when it should be tried. */
  postponement(app: string): TokensError | undefined;
  /** Records the result of an attempt; no error when the session was refreshed. */
  record(app: string, error?: TokensError): void;
}

const tolerated = 4;
const maxSkipped = 8;
const outage = new Set<string>(["provider_unavailable", "provider_configuration", "invalid_token_response"]);

/**
 * After five failed token requests in a row, sessions of an app are skipped between two attempts: one, then two, four and at most eight.
 * Never all of them, because other sessions may still work.
 */
export function createCircuitBreaker(): CircuitBreaker {
  const outages = new Map<string, Outage>();
  return {
    postponement(app) {
      const found = outages.get(app);
      if (!found) return undefined;
      const isNext = found.skipped >= found.gap;
      found.skipped = isNext ? 0 : found.skipped + 1;
      return isNext ? undefined : found.error;
    },
    record(app, error) {
      if (!error || (error as Partial<ReauthorizationRequiredError>).reason === "refused") outages.delete(app);
      else if (outage.has(error.code)) {
        const { inARow = 0, skipped = 0 } = outages.get(app) ?? {};
        const gap = inARow < tolerated ? 0 : Math.min(2 ** (inARow - tolerated), maxSkipped);
        outages.set(app, { inARow: inARow + 1, error, gap, skipped });
      }
    },
  };
}
