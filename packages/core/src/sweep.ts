/**
 * Keeps unused accounts alive: refreshes the sessions of a store whose access tokens have expired or expire soon.
 *
 * @example
 * ```ts
 * import { TokenManager, type Provider, type SharedSessionManager } from "@tokens/core";
 * import { accountsOf, sweep } from "@tokens/core/sweep";
 *
 * declare const provider: Provider;
 * declare const sessions: Required<SharedSessionManager>;
 *
 * const app = TokenManager.create(provider, { sessions });
 * const { counts, errors } = await sweep({ sessions, tokens: accountsOf(app), withinMs: 600_000 });
 * if (errors.length > 0) throw new AggregateError(errors);
 * console.log(`${counts.refreshed} refreshed, ${counts.failed} failed`);
 * ```
 *
 * @module
 */
import { appOf, type SweepAccount } from "./accounts.ts";
import { systemClock, type Clock } from "./clock.ts";
import { isTokensError, SessionStoreError, type ReauthorizationRequiredError, type TokensError } from "./errors.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { Session } from "./session.ts";
export { keyParts } from "./session.ts";
import type { SharedSessionManager } from "./session-manager.ts";

export { accountsOf, type SweepAccount, type SweepApp } from "./accounts.ts";

/** The part of a session manager that a sweep uses. */
export type SweepStore = Required<Pick<SharedSessionManager, "expiring">>;

/** Result for one session. */
export type SweepResult =
  | {
      readonly key: string;
      /**
       * `refreshed`: this process refreshed it. `adopted`: another process did. `fresh`: more than half of its lifetime is left, although
       * it expires within `withinMs`.
       */
      readonly outcome: "refreshed" | "adopted" | "fresh";
      /** New expiry of the access token, in Unix milliseconds. */
      readonly expiresAt: number | undefined;
    }
  /** No account has this key, or it was logged out meanwhile. */
  | { readonly key: string; readonly outcome: "unknown" }
  | {
      readonly key: string;
      /** `postponed`: skipped, because its app has failed several times in a row, most recently with `error`. */
      readonly outcome: "failed" | "postponed";
      readonly error: TokensError;
    };

/** Number of sessions by outcome. */
export type SweepCounts = Readonly<Record<SweepResult["outcome"], number>>;

/** Result of a sweep. */
export interface SweepSummary {
  readonly counts: SweepCounts;
  /** Whether every due session was processed. Otherwise, sweep again. */
  readonly complete: boolean;
  /**
   * Failures of the store, which stopped the sweep; several when several sessions were in progress. The `session` of a `SessionSaveError`
   * contains tokens that only this process has.
   */
  readonly errors: readonly TokensError[];
}

/** Options of `sweep()`. */
export interface SweepOptions {
  readonly sessions: SweepStore;
  /** Finds the account of a key: `accountsOf(…)`, or your own function, which may use `keyParts()`. */
  readonly tokens: (key: string) => SweepAccount | undefined | Promise<SweepAccount | undefined>;
  /** Sessions are due when their access token has expired, or expires within this time in milliseconds. */
  readonly withinMs: number;
  /**
   * Number of concurrent refreshes.
   *
   * @default 8
   */
  readonly concurrency?: number;
  /**
   * Minimum pause between two token requests to one provider, in milliseconds. Above 0, they are sent one at a time.
   *
   * @default 0
   */
  readonly spacingMs?: number;
  /** Stops the sweep after the refreshes in progress. */
  readonly signal?: AbortSignal;
  /** Called with the result of each session, and the counts so far. */
  readonly onProgress?: (result: SweepResult, counts: SweepCounts) => void;
  /** @default systemClock */
  readonly clock?: Clock;
  /**
   * Random numbers from 0 to 1, for the order of the sessions.
   *
   * @default Math.random
   */
  readonly random?: () => number;
}

interface Due {
  readonly key: string;
  readonly expiresAt: number;
}

const pageSize = 250;
/** Concurrent sweepers choose from several times as many sessions as they take, so that they rarely choose the same ones. */
const candidateFactor = 4;

/**
 * Refreshes each session that `sessions.expiring()` lists once. Any number of processes may sweep a store at once; each adopts what
 * another has refreshed. A failure of one session is its result; a failure of the store stops the sweep and is in the summary.
 */
export async function sweep(options: SweepOptions): Promise<SweepSummary> {
  const { sessions, tokens, withinMs, concurrency = 8, spacingMs = 0, signal, onProgress } = options;
  const { clock = systemClock, random = Math.random } = options;
  if (!(concurrency >= 1 && spacingMs >= 0) || Number.isNaN(withinMs))
    throw new RangeError("concurrency must be at least 1, spacingMs at least 0, and withinMs a number.");
  const before = clock.now() + withinMs;
  const counts = { refreshed: 0, adopted: 0, fresh: 0, unknown: 0, failed: 0, postponed: 0 };
  const halt = new AbortController();
  const stop = signal ? AbortSignal.any([signal, halt.signal]) : halt.signal;
  const breaker = createCircuitBreaker();
  const enqueue = createQueues(spacingMs, clock, stop);
  const due = listDue(sessions, before, random, stop);
  const errors: TokensError[] = [];

  async function visit(listed: Due): Promise<SweepResult | undefined> {
    const { key } = listed;
    const account = await tokens(key);
    if (account?.key !== key) return { key, outcome: "unknown" };
    const app = appOf(key);
    return enqueue(key.split(":", 1)[0]!, async () => {
      if (stop.aborted) return undefined;
      const outage = breaker.postponement(app);
      if (outage) return { key, outcome: "postponed", error: outage };
      const result = await renew(account, listed, (session) =>
        isDue(session, before, clock.now(), account.refreshBeforeMs),
      );
      if (result.outcome === "refreshed" || result.outcome === "failed")
        breaker.record(app, result.outcome === "failed" ? result.error : undefined);
      return result;
    });
  }

  async function work(): Promise<void> {
    try {
      for await (const listed of due.entries) {
        const result = stop.aborted ? undefined : await visit(listed);
        if (!result) return;
        if ("expiresAt" in result && !(result.expiresAt! < before)) due.removed();
        counts[result.outcome] += 1;
        onProgress?.(result, { ...counts });
        if (result.outcome === "failed" && isStoreFailure(result.error)) throw result.error;
      }
    } catch (cause) {
      halt.abort();
      if (!isTokensError(cause)) throw cause;
      errors.push(cause);
    }
  }

  const workers = await Promise.allSettled(Array.from({ length: concurrency }, work));
  for (const worker of workers) if (worker.status === "rejected") throw worker.reason;
  return { counts, complete: !stop.aborted, errors };
}

interface DueList {
  readonly entries: AsyncIterable<Due>;
  /** Reports that a session is no longer due, so that the store does not list it again. */
  removed(): void;
}

/**
 * Yields every due session once: reads and shuffles a page, then reads the list again, because other processes may be sweeping too. The
 * page grows with the sessions that stay listed, so that skipping them stays cheap.
 */
function listDue(sessions: SweepStore, before: number, random: () => number, stop: AbortSignal): DueList {
  const taken = new Set<string>();
  let left = 0;

  async function* entries(): AsyncGenerator<Due> {
    while (!stop.aborted) {
      const size = Math.max(pageSize, taken.size - left);
      const page: Due[] = [];
      for await (const entry of listing(sessions, { before, limit: size * candidateFactor }))
        if (!taken.has(entry.key)) page.push(entry);
      if (page.length === 0) return;
      for (const entry of shuffled(page, random).slice(0, size)) {
        taken.add(entry.key);
        yield entry;
      }
    }
  }
  return { entries: entries(), removed: () => void (left += 1) };
}

async function* listing(sessions: SweepStore, range: { before: number; limit: number }): AsyncGenerator<Due> {
  try {
    yield* sessions.expiring(range);
  } catch (cause) {
    if (isTokensError(cause)) throw cause;
    const message = `The session manager failed to list expiring sessions: ${(cause as Error).message}`;
    throw new SessionStoreError(message, { cause });
  }
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.min(Math.floor(random() * (last + 1)), last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}

/**
 * A token with a lifetime below `withinMs` always expires soon: it is due in the second half of its lifetime, or later when its server
 * rejects early refreshes.
 */
function isDue(
  { obtainedAt, expiresAt = Infinity }: Session,
  before: number,
  now: number,
  refreshBeforeMs = Infinity,
): boolean {
  return expiresAt < before && expiresAt - now <= Math.min((expiresAt - obtainedAt) / 2, refreshBeforeMs);
}

/**
 * Loads the stored session, which refreshes an expired one, and refreshes it if it is still due. The claim compares the loaded version,
 * so that a session that another process has refreshed meanwhile is adopted instead of refreshed again.
 */
async function renew(
  account: SweepAccount,
  { key, expiresAt }: Due,
  due: (session: Session) => boolean,
): Promise<SweepResult> {
  let isNew = false;
  let error: TokensError | undefined;
  const listening = account.on((event) => {
    if (event.key !== key) return;
    if (event.type === "refreshed" || event.type === "authenticated") isNew = true;
    // `session()` does not throw while the current token is valid.
    if (event.type === "refresh-failed" || event.type === "reauthorization-required") ({ error } = event);
  });
  try {
    let session = await account.session();
    // Twice, because the first may adopt a session that is also due.
    for (let turn = 0; turn < 2 && !isNew && !error && due(session); turn++) session = await account.refresh();
    if (isNew) return { key, outcome: "refreshed", expiresAt: session.expiresAt };
    if (error && due(session)) return { key, outcome: "failed", error };
    const moved = Math.floor(session.expiresAt ?? Infinity) !== Math.floor(expiresAt);
    return { key, outcome: moved ? "adopted" : "fresh", expiresAt: session.expiresAt };
  } catch (cause) {
    if (!isTokensError(cause)) throw cause;
    const { reason } = cause as Partial<ReauthorizationRequiredError>;
    if (reason === "no_session" || reason === "logged_out") return { key, outcome: "unknown" };
    return { key, outcome: "failed", error: cause };
  } finally {
    listening[Symbol.dispose]();
  }
}

/** Whether to stop the sweep: the store is unavailable, or did not store new tokens. */
function isStoreFailure({ code, retryable }: TokensError): boolean {
  return code === "session_save" || (code === "session_store" && retryable);
}

type Enqueue = (provider: string, work: () => Promise<SweepResult | undefined>) => Promise<SweepResult | undefined>;

/** Processes one session of a provider at a time, with a pause after each token request. */
function createQueues(spacingMs: number, clock: Clock, stop: AbortSignal): Enqueue {
  if (spacingMs === 0) return (_, work) => work();
  const free = new Map<string, Promise<void>>();
  return (provider, work) => {
    const turn = (free.get(provider) ?? Promise.resolve()).then(work);
    const rest = async (): Promise<void> => clock.sleep(spacingMs, stop);
    const isCostly = (result?: SweepResult) => result?.outcome === "refreshed" || result?.outcome === "failed";
    free.set(
      provider,
      turn.then((result) => (isCostly(result) ? rest() : undefined), rest),
    );
    return turn;
  };
}
