import { nameOf } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import type { Store } from "@tokens/store";
import { accountCalled, withAccount, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { canAsk, show, warn, type Cli } from "../cli.ts";
import { interrupted, usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { askWhether } from "../prompt.ts";
import { plain } from "../text.ts";

/** `tokens logout` */
export const addLogout: AddCommand = (program, on) => {
  program
    .command("logout")
    .summary("sign out of an account and revoke its tokens")
    .description(
      "Deletes an account's session and revokes it at the provider where supported. Every program that uses the store loses access to the account.",
    )
    .argument("<account>", "account name or key")
    .option("-y, --yes", "skip the confirmation")
    .action(on((cli, said: string, { yes }: { yes?: true }) => logout(cli, said, yes === true)));
};

async function logout(cli: Cli, said: string, yes: boolean): Promise<void> {
  await withStore(cli, async (store) => {
    const account = await accountCalled(cli, store, said);
    const name = nameOf(account);
    if (!yes) {
      if (!canAsk(cli))
        throw usageError(`Cannot ask for confirmation to sign out of ${name}: this is not a terminal.`, "pass --yes");
      if (!(await askWhether(cli, `Sign out of ${plain(name)}? Every program that uses ${store.name} loses access.`)))
        throw interrupted("Nothing was changed.");
    }
    const untold = await withProgress(
      cli,
      () => `Signing out of ${name}`,
      () => forget(cli, store),
    );
    if (untold) warn(cli, untold);
    show(
      cli,
      { account: name, key: account.key, providerTold: !untold },
      () => `${cli.colors.green("Forgot")} ${plain(name)}.`,
    );
  });
}

/** What to say where the provider could not be told. */
async function forget(cli: Cli, store: Store): Promise<string | undefined> {
  const account = cli.account!;
  const stored = await store.sessions.get(account.key).catch(() => undefined);
  if (!stored || !("connection" in stored)) {
    await store.sessions.set(account.key, undefined);
    return `${account.provider} could not be told, for how the account is entered is not known here: revoke it there.`;
  }
  try {
    await withAccount(cli, store, account, ({ tokens }) => tokens.logout());
    return undefined;
  } catch (error) {
    if (isTokensError(error) && error.code === "provider_unavailable") return error.message;
    throw error;
  }
}
