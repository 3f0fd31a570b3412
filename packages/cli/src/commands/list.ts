import { accountOf, nameOf } from "@tokens/accounts";
import { entriesOf, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { show, type Cli } from "../cli.ts";
import { emptyStore, rowsFor, tableOf } from "../listing.ts";
import { plain, when } from "../text.ts";

/** `tokens list` */
export const addList: AddCommand = (program, on) => {
  program
    .command("list")
    .summary("list the accounts in the store")
    .description("Lists the accounts in the store and their keys. Makes no provider requests.")
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .action(on((cli, { all }: { all?: true }) => list(cli, all === true)));
};

async function list(cli: Cli, all: boolean): Promise<void> {
  await withStore(cli, async (store) => {
    const accounts = (await entriesOf(cli, store))
      .map((entry) => ({ ...accountOf(entry.key), expiresAt: entry.expiresAt }))
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    const json = accounts.map((account) => ({ account: nameOf(account), ...account }));
    show(cli, { store: store.name, accounts: json }, () => {
      if (accounts.length === 0) return emptyStore(cli, store.name);
      const now = cli.io.clock.now();
      const rows = rowsFor(cli, accounts, all);
      return tableOf(cli, {
        columns: [{ title: "ACCOUNT", gives: true }, { title: "TOKEN ENDS" }, { title: "KEY" }],
        rows: rows.map((account) => [plain(nameOf(account)), when(account.expiresAt, now), plain(account.key)]),
        left: accounts.length - rows.length,
      });
    });
  });
}
