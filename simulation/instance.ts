import type { Clock, TokenManager } from "@tokens/core";
import type { Lifetimes } from "./lifetimes.ts";
import type { Life } from "./timeline.ts";

/** A process from its start to its end. */
export interface Instance {
  readonly life: Life;
  readonly skewMs: number;
  readonly clock: Clock;
  /** Sessions whose newest tokens only this process has. */
  readonly unstored: Set<number>;
  /** Sessions with a call in progress. */
  readonly calling: Set<number>;
  /** The manager of a provider's app. */
  appOf(lifetimes: Lifetimes): TokenManager;
}
