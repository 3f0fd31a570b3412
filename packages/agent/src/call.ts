import type { AccountSummary } from "@tokens/accounts";
import type { OpenAccount } from "./accounts.ts";
import type { Target } from "./target.ts";

/** A request of a known client. */
export interface Call {
  readonly request: Request;
  readonly target: Target;
  /** Unix milliseconds. */
  now(): number;
  /** Opens the account that the request names. Throws `AgentProblem` when the client may not use it. */
  open(): Promise<OpenAccount>;
  /** The accounts that the client may use. */
  list(): Promise<readonly AccountSummary[]>;
}
