import { nameOf } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import { openAccounts, resolveAccount, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { isInteractive, printResult, printWarning, type Cli } from "../cli.ts";
import { interrupted, usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { askYesNo } from "../prompt.ts";
import { sanitize } from "../text.ts";

/** `tokens logout` */
export const addLogout: AddCommand = (program, withCli) => {
  program
    .command("logout")
    .summary("sign out of an account and revoke its tokens")
    .description(
      "Deletes an account's session and revokes it at the provider where supported. Every program that uses the store loses access to the account.",
    )
    .argument("<account>", "account name or key")
    .option("-y, --yes", "skip the confirmation")
    .action(withCli((cli, name: string, { yes }: { yes?: true }) => logout(cli, name, yes === true)));
};

async function logout(cli: Cli, name: string, yes: boolean): Promise<void> {
  await withStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const title = nameOf(account);
    if (!yes) {
      if (!isInteractive(cli))
        throw usageError(`Cannot ask for confirmation to sign out of ${title}: this is not a terminal.`, "pass --yes");
      if (!(await askYesNo(cli, `Sign out of ${sanitize(title)}? Every program that uses ${store.name} loses access.`)))
        throw interrupted("Nothing was changed.");
    }
    const problem = await withProgress(
      cli,
      () => `Signing out of ${title}`,
      () => signOut(cli, store),
    );
    if (problem) printWarning(cli, problem);
    printResult(
      cli,
      { account: title, key: account.key, revoked: !problem },
      () => `${cli.colors.green("Signed out of")} ${sanitize(title)}.`,
    );
  });
}

/** Deletes and revokes the session. Returns why it could not be revoked, if so. */
async function signOut(cli: Cli, store: Store): Promise<string | undefined> {
  await using accounts = await openAccounts(cli, store);
  return (await accounts.remove(cli.account!)).notRevoked;
}
