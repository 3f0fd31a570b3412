import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { accountOf, type Account } from "./account.ts";
import { noDetails, readDetails, type AccountDetails } from "./details.ts";
import { statusOf, type AccountStatus } from "./status.ts";

/** What is known about an account without opening its session. */
export interface AccountSummary {
  readonly account: Account;
  readonly status: AccountStatus;
  readonly details: AccountDetails;
  /** `searchText()` of this account, for callers that filter it repeatedly. @default computed for each filter */
  readonly searchText?: string;
}

/** Every account of a store, in no particular order. Sends no request, and needs no encryption key. `now`: Unix milliseconds. */
export async function readAccounts(
  { sessions, journal, records }: Pick<Store, "sessions" | "journal" | "records">,
  { providers, now }: { readonly providers: readonly ProviderDescriptor[]; readonly now: number },
): Promise<readonly AccountSummary[]> {
  const [outcomes, details] = await Promise.all([journal.outcomes(), readDetails(records)]);
  const accounts: AccountSummary[] = [];
  for await (const entry of sessions.list()) {
    const its = details.get(entry.key) ?? noDetails;
    accounts.push({
      account: accountOf(entry.key),
      status: statusOf(entry, outcomes.get(entry.key), { now, providers, paused: its.paused === true }),
      details: its,
    });
  }
  return accounts;
}
