/**
 * Keeps accounts alive while nobody uses them: refreshes the sessions of a store whose access tokens have ended or end soon.
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

/** What a sweep asks of a store. */
export type SweepStore = Required<Pick<SharedSessionManager, "expiring">>;

/** What came of one session. */
export type SweepResult =
  | {
      readonly key: string;
      /**
       * `refreshed`: this process asked the provider. `adopted`: another process had, or was about to. `fresh`: more than half of its
       * life is left, although it ends within `withinMs`.
       */
      readonly outcome: "refreshed" | "adopted" | "fresh";
      /** When the access token ends now, in Unix milliseconds. */
      readonly expiresAt: number | undefined;
    }
  /** No account belongs to the key, or it was logged out meanwhile. */
  | { readonly key: string; readonly outcome: "unknown" }
  | {
      readonly key: string;
      /** `postponed`: not tried, because its app has failed several times in a row, at last with `error`. */
      readonly outcome: "failed" | "postponed";
      readonly error: TokensError;
    };

/** How many sessions came to what. */
export type SweepCounts = Readonly<Record<SweepResult["outcome"], number>>;

/** What came of a sweep. */
export interface SweepSummary {
  readonly counts: SweepCounts;
  /** Whether every session that was due has had its turn. What has not is still due: sweep again. */
  readonly complete: boolean;
  /**
   * Failures of the store, at which the sweep stopped; several when several sessions were under way. Of each `SessionSaveError`,
   * `session` holds tokens that only this process has.
   */
  readonly errors: readonly TokensError[];
}

/** Options of `sweep()`. */
export interface SweepOptions {
  readonly sessions: SweepStore;
  /** The account of a key: `accountsOf(…)`, or a function of your own, which may take the key apart by `keyParts()`. */
  readonly tokens: (key: string) => SweepAccount | undefined | Promise<SweepAccount | undefined>;
  /** Sessions whose access token ends within so many milliseconds are due, and all that have ended. */
  readonly withinMs: number;
  /**
   * How many sessions are refreshed at a time.
   *
   * @default 8
   */
  readonly concurrency?: number;
  /**
   * Least time between two token requests of one provider, in milliseconds. Above 0, they go out one at a time.
   *
   * @default 0
   */
  readonly spacingMs?: number;
  /** Stops the sweep; the refreshes under way are brought to their end. */
  readonly signal?: AbortSignal;
  /** Called with what came of each session, and of all so far. */
  readonly onProgress?: (result: SweepResult, counts: SweepCounts) => void;
  readonly clock?: Clock;
  /** From 0 to 1, for the order of the sessions. */
  readonly random?: () => number;
}

interface Due {
  readonly key: string;
  readonly expiresAt: number;
}

const mostAtOnce = 250;
/** Several sweepers choose from so many times as many as they take, so that they rarely choose the same. */
const choice = 4;

/**
 * Refreshes each session that `sessions.expiring()` lists, once. Any number of processes may sweep one store at once: what another has
 * refreshed is adopted. A failure of one session is its result; a failure of the store ends the sweep and is told in the summary.
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
  const outages = createCircuitBreaker();
  const inTurn = lanes(spacingMs, clock, stop);
  const due = listDue(sessions, before, random, stop);
  const errors: TokensError[] = [];

  async function visit(listed: Due): Promise<SweepResult | undefined> {
    const { key } = listed;
    const account = await tokens(key);
    if (account?.key !== key) return { key, outcome: "unknown" };
    const app = appOf(key);
    return inTurn(key.split(":", 1)[0]!, async () => {
      if (stop.aborted) return undefined;
      const outage = outages.postpones(app);
      if (outage) return { key, outcome: "postponed", error: outage };
      const result = await renew(account, listed, (session) =>
        isDue(session, before, clock.now(), account.refreshBeforeMs),
      );
      if (result.outcome === "refreshed" || result.outcome === "failed")
        outages.note(app, result.outcome === "failed" ? result.error : undefined);
      return result;
    });
  }

  async function work(): Promise<void> {
    try {
      for await (const listed of due.entries) {
        const result = stop.aborted ? undefined : await visit(listed);
        if (!result) return;
        if ("expiresAt" in result && !(result.expiresAt! < before)) due.leaves();
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
  /** Says that one of them is due no more, so that the store does not list it again. */
  leaves(): void;
}

/**
 * Every session that is due, once: a part of the list, shuffled, then the list again, for others may be sweeping too. Each part is as
 * large as what stays listed after its turn, so that asking past that stays cheap.
 */
function listDue(sessions: SweepStore, before: number, random: () => number, stop: AbortSignal): DueList {
  const taken = new Set<string>();
  let left = 0;

  async function* entries(): AsyncGenerator<Due> {
    while (!stop.aborted) {
      const size = Math.max(mostAtOnce, taken.size - left);
      const page: Due[] = [];
      for await (const entry of listing(sessions, { before, limit: size * choice }))
        if (!taken.has(entry.key)) page.push(entry);
      if (page.length === 0) return;
      for (const entry of shuffled(page, random).slice(0, size)) {
        taken.add(entry.key);
        yield entry;
      }
    }
  }
  return { entries: entries(), leaves: () => void (left += 1) };
}

async function* listing(sessions: SweepStore, range: { before: number; limit: number }): AsyncGenerator<Due> {
  try {
    yield* sessions.expiring(range);
  } catch (cause) {
    if (isTokensError(cause)) throw cause;
    const message = `The session manager failed to list what expires: ${(cause as Error).message}`;
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
 * A token that lives for less than `withinMs` is always about to end: it is due in the second half of its life, or later where its server
 * refuses to refresh it so early.
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
 * Brings the stored session into memory, which refreshes it where it has ended, and refreshes it where it is due all the same. The claim
 * is on the version in memory: what another process has refreshed meanwhile is adopted, and not refreshed again.
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
    // `session()` tells of no failure as long as the present token is valid.
    if (event.type === "refresh-failed" || event.type === "reauthorization-required") ({ error } = event);
  });
  try {
    let session = await account.session();
    // Twice, for the first may adopt a session that is due itself.
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

/** Waiting may help, and going on would not: the store is away, or has not taken what a provider issued. */
function isStoreFailure({ code, retryable }: TokensError): boolean {
  return code === "session_save" || (code === "session_store" && retryable);
}

type InTurn = (provider: string, work: () => Promise<SweepResult | undefined>) => Promise<SweepResult | undefined>;

/** One session of a provider at a time, with a pause after each that may have cost a token request. */
function lanes(spacingMs: number, clock: Clock, stop: AbortSignal): InTurn {
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
