import { sweep, type SweepOptions, type SweepSummary } from "@tokens/core/sweep";
import type { Store } from "@tokens/store";
import { accountOf } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { readDetails } from "./details.ts";

/** Options of `sweepAccounts`. */
export interface SweepAccountsOptions extends Omit<SweepOptions, "sessions" | "tokens"> {
  readonly accounts: Pick<Accounts, "find">;
  /** Keys of the accounts to refresh. @default every account */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Refreshes the accounts of a store whose tokens expire soon. Paused accounts, those that are left out, and sessions that only the
 * program that stored them can refresh, count as `unknown`.
 */
export async function sweepAccounts(
  { sessions, records }: Pick<Store, "sessions" | "records">,
  { accounts, only, ...options }: SweepAccountsOptions,
): Promise<SweepSummary> {
  const details = await readDetails(records);
  return sweep({
    ...options,
    sessions,
    async tokens(key) {
      if (details.get(key)?.paused || only?.has(key) === false) return undefined;
      return (await accounts.find(accountOf(key)))?.tokens;
    },
  });
}
