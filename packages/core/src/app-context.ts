import { systemClock, type Clock } from "./clock.ts";
import type { TokensEvent } from "./events.ts";
import { memorySessions } from "./in-process/memory-sessions.ts";
import type { Provider } from "./provider.ts";
import type { Session } from "./session.ts";
import { isShared, type SessionManager, type SharedSessionManager } from "./session-manager.ts";
import { inProcessClaims } from "./in-process/claims.ts";

/** Options that every provider's `createX` hands through. */
export interface TokenManagerOptions<S extends Session = Session> {
  /**
   * Where sessions are kept between runs.
   *
   * @default in memory
   */
  readonly sessions?: SessionManager<S>;
  /**
   * Account that the client is bound to before `for()`.
   *
   * @default "default"
   */
  readonly account?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** From 0 to 1, for jitter. */
  readonly random?: () => number;
  /** Keeps the runtime alive for a refresh in the background, e.g. a Worker's `ctx.waitUntil`. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
  /**
   * How long one process may hold the right to refresh, in milliseconds.
   *
   * @default 15,000
   */
  readonly leaseMs?: number;
  /**
   * How long a token request may take, in milliseconds; shorter than the lease.
   *
   * @default 10,000
   */
  readonly deadlineMs?: number;
  /**
   * How long before its end, in milliseconds, a token is refreshed at the earliest; at most half of its lifetime.
   * @default the provider's, else a fifth of the lifetime and at most 10 minutes
   */
  readonly refreshBeforeMs?: number;
  /**
   * How long before its refresh token ends an account says so by an event, in milliseconds.
   *
   * @default 7 days
   */
  readonly warnBeforeMs?: number;
}

/** What all accounts of one app share in this process. */
export interface AppContext<S extends Session> {
  readonly provider: Provider<S>;
  readonly sessions: SharedSessionManager<S>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** Of this process, from 0 to 1. */
  readonly jitter: number;
  readonly waitUntil: ((work: Promise<unknown>) => void) | undefined;
  readonly leaseMs: number;
  readonly deadlineMs: number;
  readonly warnBeforeMs: number;
  readonly refreshBeforeMs: number | undefined;
  readonly listeners: Set<(event: TokensEvent) => void>;
  /** Refreshes under way. */
  readonly flights: Set<Promise<unknown>>;
  /** The store has two methods only, and nobody has been told yet. */
  inProcess: boolean;
}

/** Options with their defaults. */
export function createAppContext<S extends Session>(
  provider: Provider<S>,
  options: TokenManagerOptions<S>,
): AppContext<S> {
  const {
    clock = systemClock,
    random = Math.random,
    leaseMs = 15_000,
    deadlineMs = 10_000,
    warnBeforeMs = 7 * 86_400_000,
    refreshBeforeMs = provider.refreshBeforeMs,
    waitUntil,
  } = options;
  if (!(deadlineMs > 0 && deadlineMs < leaseMs)) throw new RangeError("deadlineMs must be below leaseMs.");
  const { sessions = memorySessions<S>({ clock }), fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const shared = isShared(sessions);
  return {
    provider,
    sessions: shared ? sessions : inProcessClaims(sessions, clock),
    fetch,
    clock,
    random,
    jitter: random(),
    waitUntil,
    leaseMs,
    deadlineMs,
    warnBeforeMs,
    refreshBeforeMs,
    listeners: new Set(),
    flights: new Set(),
    inProcess: !shared,
  };
}
