import type { ReauthorizationRequiredError, TokensError } from "./errors.ts";

interface Outage {
  readonly inARow: number;
  readonly error: TokensError;
  /** How many sessions are passed over between two that are tried. */
  readonly gap: number;
  passedOver: number;
}

/** Which apps fail for everyone. */
export interface CircuitBreaker {
  /** Why the next session of this app is passed over; `undefined` when it is to be tried. */
  postpones(app: string): TokensError | undefined;
  /** What came of a session that was tried; no error when it was refreshed. */
  note(app: string, error?: TokensError): void;
}

const tolerated = 4;
const mostPassedOver = 8;
const outage = new Set<string>(["provider_unavailable", "provider_configuration", "invalid_token_response"]);

/**
 * An app whose token requests fail five times in a row is not asked for every session: one is passed over, then two, then four, then
 * eight between two requests. It is never given up, for it may be that these sessions fail and others do not.
 */
export function createCircuitBreaker(): CircuitBreaker {
  const outages = new Map<string, Outage>();
  return {
    postpones(app) {
      const found = outages.get(app);
      if (!found) return undefined;
      const isTried = found.passedOver >= found.gap;
      found.passedOver = isTried ? 0 : found.passedOver + 1;
      return isTried ? undefined : found.error;
    },
    note(app, error) {
      if (!error || (error as Partial<ReauthorizationRequiredError>).reason === "refused") outages.delete(app);
      else if (outage.has(error.code)) {
        const { inARow = 0, passedOver = 0 } = outages.get(app) ?? {};
        const gap = inARow < tolerated ? 0 : Math.min(2 ** (inARow - tolerated), mostPassedOver);
        outages.set(app, { inARow: inARow + 1, error, gap, passedOver });
      }
    },
  };
}
