import { systemClock, type Clock } from "./clock.ts";
import type { TokensEvent } from "./events.ts";
import { memorySessions } from "./in-process/memory-sessions.ts";
import type { Provider } from "./provider.ts";
import type { Session } from "./session.ts";
import { isShared, type SessionManager, type SharedSessionManager } from "./session-manager.ts";
import { inProcessClaims } from "./in-process/claims.ts";
import { checkOption, hasMethods } from "./options.ts";

/** Options that every provider's `createX` accepts. */
export interface TokenManagerOptions<S extends Session = Session> {
  /**
   * Where sessions are stored.
   *
   * @default in memory
   */
  readonly sessions?: SessionManager<S>;
  /**
   * Account of the client; `for()` selects others.
   *
   * @default "default"
   */
  readonly account?: string;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch;
  /** @default systemClock */
  readonly clock?: Clock;
  /**
   * Random numbers from 0 to 1, for jitter.
   *
   * @default Math.random
   */
  readonly random?: () => number;
  /** Keeps the runtime alive during a background refresh, e.g. a Worker's `ctx.waitUntil`. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
  /**
   * Duration of the lease with which one process refreshes, in milliseconds.
   *
   * @default 15,000
   */
  readonly leaseMs?: number;
  /**
   * Timeout of a token request with its retries, in milliseconds; shorter than the lease.
   *
   * @default 10,000
   */
  readonly deadlineMs?: number;
  /**
   * How long before it expires a token is refreshed at the earliest, in milliseconds; at most half of its lifetime.
   *
   * @default the provider's value, or a fifth of the lifetime and at most 10 minutes
   */
  readonly refreshBeforeMs?: number;
  /**
   * How long before a refresh token expires the event `reauthorization-soon` is emitted, in milliseconds.
   *
   * @default 7 days
   */
  readonly warnBeforeMs?: number;
}

/** State that all accounts of an app share in this process. */
export interface AppContext<S extends Session> {
  readonly provider: Provider<S>;
  readonly sessions: SharedSessionManager<S>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** Jitter of this process, from 0 to 1. */
  readonly jitter: number;
  readonly waitUntil: ((work: Promise<unknown>) => void) | undefined;
  readonly leaseMs: number;
  readonly deadlineMs: number;
  readonly warnBeforeMs: number;
  readonly refreshBeforeMs: number | undefined;
  readonly listeners: Set<(event: TokensEvent) => void>;
  /** Refreshes in progress. */
  readonly flights: Set<Promise<unknown>>;
  /** The store has only `get` and `set`, and the event `in-process` has not been emitted yet. */
  inProcess: boolean;
}

/** The type of each simple option, and an example. */
const simpleOptions = {
  account: ["string", '"alice"'],
  fetch: ["function", "globalThis.fetch"],
  random: ["function", "Math.random"],
  waitUntil: ["function", "(work) => ctx.waitUntil(work)"],
  leaseMs: ["number", "10_000"],
  deadlineMs: ["number", "10_000"],
  refreshBeforeMs: ["number", "10_000"],
  warnBeforeMs: ["number", "10_000"],
};

function checkTypes(options: object): void {
  const check = (name: string, isRight: (value: unknown) => boolean, expected: string): void => {
    const value = (options as Record<string, unknown>)[name];
    checkOption(name, value, value === undefined || isRight(value), expected);
  };
  check("sessions", (value) => hasMethods(value, "get", "set"), "a session manager, e.g. fileSessions()");
  check("clock", (value) => hasMethods(value, "now", "sleep"), "a clock, e.g. systemClock");
  for (const [name, [type, example]] of Object.entries(simpleOptions))
    check(name, (value) => typeof value === type, `a ${type}, e.g. ${example}`);
}

/** Checks the options and applies their defaults. */
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
  checkTypes(options);
  if (!(deadlineMs > 0 && deadlineMs < leaseMs)) throw new RangeError("deadlineMs must be above 0 and below leaseMs.");
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
