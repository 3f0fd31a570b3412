import type { SessionEntry } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { JournalEntry } from "@tokens/store";
import { accountOf } from "./account.ts";

/** State of an account. */
export type AccountState =
  /** The access token is valid. */
  | "valid"
  /** The access token has expired; the next call refreshes it. */
  | "expired"
  /** A process is refreshing the token. */
  | "refreshing"
  /** The last refresh failed and may succeed later. */
  | "failing"
  /** A person has to connect the account again. */
  | "needs-login";

/** What is known about an account without opening its session. */
export interface AccountStatus {
  readonly state: AccountState;
  /** Unix milliseconds; undefined where the lifetime is unknown. */
  readonly expiresAt: number | undefined;
  readonly refreshTokenExpiresAt: number | undefined;
  /** When the tokens were issued, undefined where unknown (Unix milliseconds). */
  readonly refreshedAt: number | undefined;
  /** The process that refreshed last, if the journal names one. */
  readonly by: string | undefined;
  /** What is wrong and what to do about it. */
  readonly problem: string | undefined;
}

const failures = new Set(["refresh-failed", "save-failed", "reauthorization-required"]);
const renewals = new Set(["refreshed", "authenticated"]);

/** The status of an account at `now`. `journal` holds its latest entries, newest first. */
export function statusOf(
  entry: SessionEntry,
  journal: readonly JournalEntry[],
  { now, providers }: { readonly now: number; readonly providers: readonly ProviderDescriptor[] },
): AccountStatus {
  const { key, obtainedAt, expiresAt, refreshTokenExpiresAt, claim } = entry;
  const renewed = journal.find(({ type }) => renewals.has(type));
  // A failure that is older than the stored tokens is resolved.
  const failed = journal.find(({ type, at }) => failures.has(type) && at > Math.max(obtainedAt, renewed?.at ?? 0));
  const { provider: name, realm } = accountOf(key);
  const reauthenticates = providers.find((one) => one.name === name)?.reauthenticates?.(realm) ?? false;
  const expired = (refreshTokenExpiresAt ?? Infinity) <= now && !reauthenticates;
  const dead = failed?.type === "reauthorization-required" || expired;
  const valid = now < (expiresAt ?? Infinity);
  return {
    state: stateOf({ dead, valid, failed: Boolean(failed), claimed: (claim?.until ?? 0) > now }),
    expiresAt,
    refreshTokenExpiresAt,
    refreshedAt: obtainedAt || undefined,
    by: renewed?.by,
    problem: failed?.message ?? (dead ? "The refresh token has expired: connect the account again." : undefined),
  };
}

function stateOf({
  dead,
  valid,
  failed,
  claimed,
}: Readonly<Record<"dead" | "valid" | "failed" | "claimed", boolean>>): AccountState {
  if (claimed) return "refreshing";
  // A token may outlive its refresh token, or the provider's refusal to renew it.
  if (valid && !failed) return "valid";
  if (dead) return "needs-login";
  return failed ? "failing" : "expired";
}
