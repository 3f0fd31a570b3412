import { sweep, type SweepOptions, type SweepSummary } from "@tokens/core/sweep";
import type { Store } from "@tokens/store";
import { accountOf } from "./account.ts";
import type { Accounts, ConnectedSession } from "./accounts.ts";
import { readDetails } from "./details.ts";

/** Options of `sweepAccounts`. */
export interface SweepAccountsOptions extends Omit<SweepOptions, "sessions" | "tokens"> {
  readonly accounts: Pick<Accounts, "open">;
}

/**
 * Refreshes the accounts of a store whose tokens expire soon. Paused accounts, and sessions that only the program that stored them can
 * refresh, count as `unknown`.
 */
export async function sweepAccounts(
  { sessions, records }: Pick<Store, "sessions" | "records">,
  { accounts, ...options }: SweepAccountsOptions,
): Promise<SweepSummary> {
  const details = await readDetails(records);
  return sweep({
    ...options,
    sessions,
    async tokens(key) {
      if (details.get(key)?.paused) return undefined;
      const session: ConnectedSession | undefined = await sessions.get(key);
      return session?.connection && (await accounts.open(accountOf(key))).tokens;
    },
  });
}
