import type { Policy } from "./ledger.ts";
import type { Scene } from "./scene.ts";
import type { RunningStore, StoreName } from "./stores.ts";

/** What this machine does not allow. */
export class NotPossible extends Error {}

export interface Scenario<Store extends RunningStore = RunningStore> {
  /** What `--only` names. */
  readonly group: string;
  /** What the table names. */
  readonly name: string;
  readonly stores: readonly StoreName[];
  /** The stores of `--quick`. */
  readonly quick?: readonly StoreName[];
  /** Peers do this, too. */
  readonly peers?: true;
  /** Programs to start besides the store. */
  readonly programs?: readonly string[];
  /**
   * The authorization server.
   *
   * @default "server"
   */
  readonly authority?: "server" | "oidc-provider";
  /**
   * Starts a store that the scenario may harm. Rejects with `NotPossible` where this machine does not allow it.
   *
   * @default a store that scenarios share
   */
  startStore?(name: StoreName, directory: string): Promise<Store>;
  run(scene: Scene<Store>): Promise<void>;
}

/** Ten minutes, which pass at once. */
const lifetimeMs = 600_000;

export const familyRevocation: Policy = { reuse: "revokes the family", graceMs: 0, lifetimeMs };
export const plainRefusal: Policy = { reuse: "is refused", graceMs: 0, lifetimeMs };
export const graceWindow: Policy = { reuse: "revokes the family", graceMs: 30_000, lifetimeMs };

/** How long a call takes at most, and what a busy machine adds. */
export function longestWait({ leaseMs = 15_000, deadlineMs = 10_000 } = {}): { longestWaitMs: number } {
  return { longestWaitMs: leaseMs + deadlineMs + 5000 };
}

/** A lease that ends soon. */
export const shortLease = { leaseMs: 4000, deadlineMs: 3000 };
