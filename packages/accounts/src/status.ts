import type { SessionEntry, TokensErrorCode } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Outcome } from "@tokens/store";
import { accountOf } from "./account.ts";

/** State of an account. */
export type AccountState =
  /** A person has to connect the account again. */
  | "needs-login"
  /** The last refresh failed and may succeed later. */
  | "failing"
  /** A process is refreshing the token. */
  | "refreshing"
  /** The access token has expired; the next call refreshes it. */
  | "expired"
  /** The access token is valid. */
  | "valid"
  /** A person has paused the account: sweeps skip it. */
  | "paused";

/** Every state, the most urgent first. */
export const accountStates: readonly AccountState[] = [
  "needs-login",
  "failing",
  "refreshing",
  "expired",
  "valid",
  "paused",
];

/** States in which a person has to act. */
export const urgentStates: readonly AccountState[] = ["needs-login", "failing"];

/** What is known about an account without opening its session. */
export interface AccountStatus {
  readonly state: AccountState;
  /** Unix milliseconds; undefined when the lifetime is unknown. */
  readonly expiresAt: number | undefined;
  readonly refreshTokenExpiresAt: number | undefined;
  /** When the account needs a login, in Unix milliseconds; undefined when that is unknown, has happened, or never happens. */
  readonly loginEndsAt: number | undefined;
  /** When the tokens were issued (Unix milliseconds); undefined when unknown. */
  readonly refreshedAt: number | undefined;
  /** The process that refreshed last, if the journal names one. */
  readonly by: string | undefined;
  /** What is wrong and what to do about it. */
  readonly problem: string | undefined;
  /** The failure that caused the state. */
  readonly failure: AccountFailure | undefined;
}

/** A lasting failure. */
export interface AccountFailure {
  /** When it was first and last seen (Unix milliseconds). */
  readonly since: number;
  readonly at: number;
  readonly code: TokensErrorCode | undefined;
  /** The process that saw it last. */
  readonly by: string;
}

/** The status of an account at `now` (Unix milliseconds). `outcome` is what the store's journal says about it. */
export function statusOf(
  entry: SessionEntry,
  outcome: Outcome | undefined,
  {
    now,
    providers,
    paused = false,
  }: { readonly now: number; readonly providers: readonly ProviderDescriptor[]; readonly paused?: boolean },
): AccountStatus {
  const { key, obtainedAt, expiresAt, refreshTokenExpiresAt, claim } = entry;
  const { renewed, failing } = outcome ?? {};
  // A failure that is older than the stored tokens is resolved.
  const failed = failing && failing.last.at > Math.max(obtainedAt, renewed?.at ?? 0) ? failing : undefined;
  const { provider: name, realm } = accountOf(key);
  const reauthenticates = providers.find((one) => one.name === name)?.reauthenticates?.(realm) ?? false;
  const expired = (refreshTokenExpiresAt ?? Infinity) <= now && !reauthenticates;
  const dead = failed?.last.type === "reauthorization-required" || expired;
  const valid = now < (expiresAt ?? Infinity);
  return {
    state: stateOf({ paused, dead, valid, failed: Boolean(failed), claimed: (claim?.until ?? 0) > now }),
    expiresAt,
    refreshTokenExpiresAt,
    loginEndsAt: dead || reauthenticates ? undefined : refreshTokenExpiresAt,
    refreshedAt: obtainedAt || undefined,
    by: renewed?.by,
    problem: failed?.last.message ?? (dead ? "The refresh token has expired: connect the account again." : undefined),
    failure: failed && {
      since: failed.first.at,
      at: failed.last.at,
      code: failed.last.code,
      by: failed.last.by,
    },
  };
}

function stateOf({
  paused,
  dead,
  valid,
  failed,
  claimed,
}: Readonly<Record<"paused" | "dead" | "valid" | "failed" | "claimed", boolean>>): AccountState {
  if (paused) return "paused";
  if (claimed) return "refreshing";
  // A token may outlive its refresh token, or the provider's refusal to renew it.
  if (valid && !failed) return "valid";
  if (dead) return "needs-login";
  return failed ? "failing" : "expired";
}
