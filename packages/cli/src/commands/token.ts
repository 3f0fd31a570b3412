import { nameOf } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Store } from "@tokens/store";
import { resolveAccount, withAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { withProgress } from "../progress.ts";

/** `tokens token` */
export const addToken: AddCommand = (program, withCli) => {
  program
    .command("token")
    .summary("print a valid access token")
    .description(
      "Prints a valid access token and nothing else. An expired token is refreshed first, once for all programs that request it.",
    )
    .argument(
      "<account>",
      "account name such as hubstaff/alice, alice or hubstaff if it matches exactly one account; or the key",
    )
    .addHelpText(
      "after",
      `\nExample:\n  curl -H "Authorization: Bearer $(tokens token alice)" https://api.hubstaff.com/v2/users/me\n`,
    )
    .action(withCli(token));
};

async function token(cli: Cli, name: string): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const { accessToken, expiresAt } = await withProgress(
      cli,
      () => `Waiting for a token of ${nameOf(account)}`,
      () => sessionOf(cli, store),
    );
    printResult(cli, { account: nameOf(account), key: account.key, accessToken, expiresAt }, () => accessToken);
  });
}

async function sessionOf(cli: Cli, store: Store): Promise<Session> {
  const account = cli.account!;
  const stored = await store.sessions.get(account.key);
  // A session that another program stored cannot be refreshed here, but is usable while it is valid.
  const foreign = stored && !("connection" in stored);
  if (foreign && cli.io.clock.now() < (stored.expiresAt ?? Infinity)) return stored;
  return withAccount(cli, store, account, ({ tokens }) => tokens.session({ signal: cli.io.signal }));
}
