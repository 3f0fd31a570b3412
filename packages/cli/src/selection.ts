import { parseFilter, readAccounts, type AccountFilter, type AccountSummary } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import type { Store } from "@tokens/store";
import type { Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { withProgress } from "./progress.ts";
import { loadProviders } from "./providers.ts";

/** Help of the option `--filter`. */
export const filterHelp =
  "only accounts that match: state=failing, provider=hubstaff, label=team=finance, owner=ada, name=al*, expires<7d";

/** Parses the value of `--filter`. Throws a `CommandError` for a condition that there is not. */
function filterOf(text: string | undefined): AccountFilter {
  try {
    return parseFilter(text ?? "");
  } catch (error) {
    if (!isTokensError(error)) throw error;
    throw usageError(error.message);
  }
}

/** The accounts of a store that `--filter` selects. */
export async function selectAccounts(
  cli: Cli,
  store: Store,
  filter: string | undefined,
): Promise<readonly AccountSummary[]> {
  const matches = filterOf(filter);
  const now = cli.io.clock.now();
  const { providers } = await loadProviders(cli);
  const accounts = await withProgress(
    cli,
    () => "Reading the store",
    () => readAccounts(store, { providers, now }),
  );
  return accounts.filter((account) => matches(account, now));
}

/** The keys of the accounts that `--filter` selects. */
export async function selectKeys(cli: Cli, store: Store, filter: string): Promise<ReadonlySet<string>> {
  return new Set((await selectAccounts(cli, store, filter)).map(({ account }) => account.key));
}
