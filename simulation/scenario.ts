/** What uses a session. */
export type Kind = "nightly" | "hourly" | "interactive" | "dormant" | "polling";

/** From one time to another, in milliseconds from the start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How processes are replaced, on weekdays. */
export type Deploy = "none" | "rolling" | "at once";

/** A repeated sweep, as `tokens sweep --watch` does it. */
export interface Sweep {
  readonly everyMs: number;
  readonly withinMs: number;
  readonly concurrency: number;
}

/** Everything that a run depends on, besides its seed. */
export interface Scenario {
  readonly name: string;
  /** Heading and name of the row. */
  readonly group: string;
  readonly title: string;
  readonly sessions: number;
  readonly processes: number;
  readonly days: number;
  /** Shares of the sessions, by what uses them. */
  readonly mix: Partial<Record<Kind, number>>;
  /** Only this provider's sessions, instead of equal shares of all. */
  readonly provider?: string;
  /** Nightly jobs start at 02:00 and within this time. */
  readonly nightlySpreadMs: number;
  /** Every session was logged in within this time before the start; otherwise within days. */
  readonly loginSpreadMs?: number;
  /** Whether processes draw their own jitter. */
  readonly jitter: boolean;
  /** How long a failed job pauses, give or take half; otherwise as long as the error says. */
  readonly jobRetryMs?: number | undefined;
  readonly deploy: Deploy;
  /** Mean time between two kills of one process. */
  readonly killEveryMs: number;
  readonly outages: readonly Span[];
  readonly failovers: readonly Span[];
  /** A few clocks are wrong by minutes or hours; all others by up to two seconds. */
  readonly brokenClocks: boolean;
  readonly sweep?: Sweep | undefined;
  /** Connections to the store, for all processes together. */
  readonly pool: number;
}

/** Token requests that the provider accepts in a second, for each shard. */
export const limitPerSecond = 50;

/** The most sessions in one shard. */
export const shardSize = 50_000;
