import type { SessionEntry } from "@tokens/core";
import type { JournalEntry } from "@tokens/store";
import { accountOf } from "./account.ts";
import { providerNamed } from "./providers.ts";

/** How an account stands. */
export type State =
  /** A valid access token. */
  | "valid"
  /** The access token has ended; the next call refreshes it. */
  | "expired"
  /** Some process is refreshing right now. */
  | "refreshing"
  /** The last refresh failed for a passing reason. */
  | "failing"
  /** Only a person can help: connect again. */
  | "needs-login";

/** What is known of an account without opening its session. */
export interface Standing {
  readonly state: State;
  /** Unix milliseconds; undefined where the lifetime is unknown. */
  readonly expiresAt: number | undefined;
  readonly refreshTokenExpiresAt: number | undefined;
  /** When the tokens were issued, undefined where unknown (Unix milliseconds). */
  readonly refreshedAt: number | undefined;
  /** Process that refreshed last, as far as the journal tells. */
  readonly by: string | undefined;
  /** What is wrong, and what to do next. */
  readonly trouble: string | undefined;
}

const failures = new Set(["refresh-failed", "save-failed", "reauthorization-required"]);
const renewals = new Set(["refreshed", "authenticated"]);

/** How an account stands. `journal` has its latest entries, newest first. */
export function standingOf(entry: SessionEntry, journal: readonly JournalEntry[], now: number): Standing {
  const { key, obtainedAt, expiresAt, refreshTokenExpiresAt, claim } = entry;
  const renewed = journal.find(({ type }) => renewals.has(type));
  // Later than the tokens in the store: what is older was overcome by them.
  const failed = journal.find(({ type, at }) => failures.has(type) && at > Math.max(obtainedAt, renewed?.at ?? 0));
  const account = accountOf(key);
  const beginsAnew = providerNamed(account.provider)?.beginsAnew?.(account) ?? false;
  const ended = (refreshTokenExpiresAt ?? Infinity) <= now && !beginsAnew;
  const dead = failed?.type === "reauthorization-required" || ended;
  const valid = now < (expiresAt ?? Infinity);
  return {
    state: stateOf({ dead, valid, failed: Boolean(failed), claimed: (claim?.until ?? 0) > now }),
    expiresAt,
    refreshTokenExpiresAt,
    refreshedAt: obtainedAt || undefined,
    by: renewed?.by,
    trouble: failed?.message ?? (dead ? "The refresh token has expired: connect the account again." : undefined),
  };
}

function stateOf({
  dead,
  valid,
  failed,
  claimed,
}: Readonly<Record<"dead" | "valid" | "failed" | "claimed", boolean>>): State {
  if (claimed) return "refreshing";
  // A token may outlive its refresh token, or the provider's refusal to renew it.
  if (valid && !failed) return "valid";
  if (dead) return "needs-login";
  return failed ? "failing" : "expired";
}
