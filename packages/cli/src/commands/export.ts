import { nameOf } from "@tokens/accounts";
import { accountCalled, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { show, warn, type Cli } from "../cli.ts";
import { notFound } from "../failure.ts";

/** `tokens export` */
export const addExport: AddCommand = (program, on) => {
  program
    .command("export")
    .summary("print a session with its secrets")
    .description(
      "Prints the session of an account as JSON, with its tokens and how it is entered. `tokens import` takes it. A refresh token has one user: stop using the account here before it is used elsewhere.",
    )
    .argument("<account>", "its name, or its key")
    .action(on(exportSession));
};

async function exportSession(cli: Cli, said: string): Promise<void> {
  await withStore(cli, async (store) => {
    const account = await accountCalled(cli, store, said);
    const { key } = account;
    const session = await store.sessions.get(key);
    if (!session) throw notFound(`No session is stored for ${nameOf(account)}.`);
    if (cli.io.stdout.isTTY)
      warn(cli, "These are secrets: whoever reads them from the screen or its history can use the account.");
    const json = { account: nameOf(account), key, session };
    show(cli, json, () => JSON.stringify(json, undefined, 2));
  });
}
