import { nameOf } from "@tokens/accounts";
import { withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { emptyStoreText, visibleRows, formatTable } from "../listing.ts";
import { filterHelp, selectAccounts } from "../selection.ts";
import { sanitize, formatRelativeTime } from "../text.ts";

/** `tokens list` */
export const addList: AddCommand = (program, withCli) => {
  program
    .command("list")
    .summary("list the accounts in the store")
    .description("Lists the accounts in the store and their keys. Makes no provider requests.")
    .option("--filter <conditions>", filterHelp)
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .action(withCli(list));
};

async function list(cli: Cli, { all = false, filter }: { all?: boolean; filter?: string }): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const accounts = (await selectAccounts(cli, store, filter))
      .map(({ account, status }) => ({ ...account, expiresAt: status.expiresAt }))
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    const json = accounts.map((account) => ({ account: nameOf(account), ...account }));
    printResult(cli, { store: store.name, accounts: json }, () => {
      if (accounts.length === 0)
        return filter === undefined ? emptyStoreText(cli, store.name) : "No account matches the filter.";
      const now = cli.io.clock.now();
      const rows = visibleRows(cli, accounts, all);
      return formatTable(cli, {
        columns: [{ title: "ACCOUNT", shrinks: true }, { title: "TOKEN EXPIRES" }, { title: "KEY" }],
        rows: rows.map((account) => [
          sanitize(nameOf(account)),
          formatRelativeTime(account.expiresAt, now),
          sanitize(account.key),
        ]),
        left: accounts.length - rows.length,
      });
    });
  });
}
