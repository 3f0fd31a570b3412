import { createHash } from "node:crypto";
import { urgentStates, type AccountDetails, type AccountStatus, type AccountSummary } from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";

/** What a page may show about an account: no tokens, secrets or settings. */
export interface AccountView {
  /** Replaces the key, which names the app, in URLs and pages. */
  readonly id: string;
  /** `hubstaff/alice`, followed by part of the id when two apps have an account of this name. */
  readonly name: string;
  /** Title of the provider or server. */
  readonly provider: string;
  readonly status: AccountStatus;
  readonly details: AccountDetails;
}

/** An account with its session. */
export interface KnownAccount extends AccountSummary {
  readonly view: AccountView;
  readonly session: SessionEntry;
  /** `name=value` */
  readonly labels: readonly string[];
}

/** The id that represents a session key in the browser. */
export function idOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 16);
}

/** Whether a person has to act. */
export function needsAttention({ status: { state } }: Pick<AccountView, "status">): boolean {
  return urgentStates.includes(state);
}
