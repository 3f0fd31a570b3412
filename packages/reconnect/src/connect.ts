import { createAccounts, type NewAccount } from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { ReconnectContext } from "./context.ts";
import type { Target } from "./target.ts";

/** Stores the tokens of a login or a credential in the account. Throws like `Accounts.connect`, and stores nothing in any other account. */
export async function connectTarget(
  { providers, store, clock, fetch, by, onError }: ReconnectContext,
  { account }: Pick<Target, "account">,
  login: Omit<NewAccount, "account">,
): Promise<void> {
  await using accounts = createAccounts({
    providers,
    sessions: store.sessions,
    journal: store.journal,
    clock,
    fetch,
    by,
    who: "reconnect link",
    onJournalError: (error) => onError(error as Error),
    onClient: ({ tokens }) => {
      if (tokens.key === account.key) return;
      throw new ProviderConfigurationError(
        `The connection of ${account.key} now belongs to ${tokens.key}: connect the account again with settings of the same app and server.`,
      );
    },
  });
  await accounts.connect({ ...login, account: account.name });
}
