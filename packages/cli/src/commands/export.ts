import { nameOf } from "@tokens/accounts";
import { resolveAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, printWarning, type Cli } from "../cli.ts";
import { notFound } from "../failure.ts";

/** `tokens export` */
export const addExport: AddCommand = (program, withCli) => {
  program
    .command("export")
    .summary("print a session, including its secrets")
    .description(
      "Prints an account's session as JSON, with its tokens and login settings, for `tokens import`. A refresh token has a single owner: stop using the account here before you use it elsewhere.",
    )
    .argument("<account>", "account name or key")
    .action(withCli(exportSession));
};

async function exportSession(cli: Cli, name: string): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const { key } = account;
    const session = await store.sessions.get(key);
    if (!session) throw notFound(`No session is stored for ${nameOf(account)}.`);
    if (cli.io.stdout.isTTY)
      printWarning(
        cli,
        "This output contains secrets: anyone who can read it on the screen or in its history can use the account.",
      );
    const json = { account: nameOf(account), key, session };
    printResult(cli, json, () => JSON.stringify(json, undefined, 2));
  });
}
