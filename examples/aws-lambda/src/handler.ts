import { isTokensError, type Hubstaff, type TokensError } from "@tokens/hubstaff";
import type { Store } from "@tokens/store";

/**
 * Timing of a function with a timeout of 30 s. A call waits for at most `leaseMs + deadlineMs`, so a refresh and the wait for another
 * environment's refresh both end before Lambda ends the function.
 */
export const timing = { deadlineMs: 8000, leaseMs: 12_000 } as const;

/** Time that is left for `close()` when the work has to stop: one refresh that is in progress, and a second to store it. */
const reserveMs = timing.deadlineMs + 1000;

const monthMs = 30 * 24 * 3_600_000;

/** What the function keeps between invocations. */
export interface HandlerParts {
  readonly hubstaff: Hubstaff;
  readonly store: Pick<Store, "sessions" | "records">;
  readonly organizationId: number;
  /** Tells a person that the account needs a new token, e.g. through SNS. */
  readonly report: (message: string) => void;
}

/** Tracked hours of a day, or why there are none. */
type Result = { readonly day: string; readonly hours: number } | { readonly day: string; readonly skipped: string };

/** The part of a `ScheduledEvent` of `@types/aws-lambda` that is used. */
interface Schedule {
  /** When the event was due, ISO 8601. */
  readonly time: string;
}

/** The part of its `Context` that is used. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** What Lambda calls. */
export type Handler = (event: Schedule, invocation: Invocation) => Promise<Result>;

/** Creates the handler of a schedule: sums up the day before the event. */
export function createHandler({ hubstaff, store, organizationId, report }: HandlerParts): Handler {
  return async ({ time }, invocation) => {
    const day = new Date(Date.parse(time) - 24 * 3_600_000).toISOString().slice(0, 10);
    const workMs = invocation.getRemainingTimeInMillis() - reserveMs;
    if (workMs <= 0) throw new Error("Too little time is left to store a refresh. Set the function's timeout to 30 s.");
    const signal = AbortSignal.timeout(workMs);
    try {
      return { day, hours: await trackedHours(day, signal) };
    } catch (error) {
      // Thrown, Lambda repeats the event and finally sends it to the dead-letter queue. That cannot help an account without access.
      if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
      await reportOnce(error);
      return { day, skipped: error.message };
    } finally {
      // Lambda freezes the process after the response, and a refresh in the background with it.
      await hubstaff.tokens.close();
    }
  };

  async function trackedHours(day: string, signal: AbortSignal): Promise<number> {
    const query = { "date[start]": day, "date[stop]": day, page_limit: 500 };
    let seconds = 0;
    for await (const { tracked } of hubstaff.items("GET /v2/organizations/{organization_id}/activities/daily", {
      organization_id: organizationId,
      query,
      signal,
    }))
      seconds += tracked;
    return seconds / 3600;
  }

  /** Exactly one environment adds the record. A new login stores another version, whose end is reported again. */
  async function reportOnce(error: TokensError): Promise<void> {
    const { key } = hubstaff.tokens;
    const session = await store.sessions.get(key);
    const name = `${key} ${session?.version ?? "never connected"}`;
    const isFirst = await store.records.add("reported", name, {}, { expiresAt: Date.now() + monthMs });
    if (isFirst) report(`The Hubstaff account needs a new token. ${error.message}`);
  }
}
