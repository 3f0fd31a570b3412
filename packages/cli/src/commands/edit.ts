import { editAccount, nameOf, parseLabel, renameAccount, type Account, type DetailsChange } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import type { Store } from "@tokens/store";
import { resolveAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { authorOf } from "../author.ts";
import { printResult, type Cli } from "../cli.ts";
import { notFound, throwIfInterrupted, usageError } from "../failure.ts";
import { loadProviders } from "../providers.ts";
import { filterHelp, selectAccounts } from "../selection.ts";
import { pluralize, sanitize } from "../text.ts";

interface EditOptions {
  readonly filter?: string;
  readonly label?: readonly string[];
  readonly removeLabel?: readonly string[];
  readonly note?: string;
  readonly owner?: string;
  readonly pause?: true;
  readonly resume?: true;
}

/** `tokens edit` */
export const addEdit: AddCommand = (program, withCli) => {
  program
    .command("edit")
    .summary("edit an account's labels, note and owner, or pause it")
    .description(
      "Changes the labels, note and owner of an account, or of every account that --filter selects. Sweeps and notices skip a paused account; programs can still use it.",
    )
    .argument("[account]", "account name or key")
    .option("--filter <conditions>", filterHelp)
    .option("--label <name=value>", "set a label; repeatable", collect)
    .option("--remove-label <name>", "remove a label; repeatable", collect)
    .option("--note <text>", "set the note; empty text removes it")
    .option("--owner <text>", "set who is responsible; empty text removes it")
    .option("--pause", "make sweeps and notices skip the account")
    .option("--resume", "end the pause")
    .action(withCli(edit));
};

/** `tokens rename` */
export const addRename: AddCommand = (program, withCli) => {
  program
    .command("rename")
    .summary("rename an account")
    .description(
      "Moves an account's session, labels and note to a new name. The tokens stay the same. Programs that use the old name need the new one.",
    )
    .argument("<account>", "account name or key")
    .argument("<name>", "the new name, without the provider")
    .action(withCli(rename));
};

async function edit(cli: Cli, name: string | undefined, options: EditOptions): Promise<void> {
  const { filter } = options;
  if ((name === undefined) === (filter === undefined))
    throw usageError("tokens edit requires an account or --filter.", "tokens edit <account> --label team=finance");
  const change = changeOf(options);
  await withStore(cli, async (store) => {
    const accounts =
      name === undefined
        ? (await selectAccounts(cli, store, filter)).map(({ account }) => account)
        : [await resolveAccount(cli, store, name)];
    if (accounts.length === 0) throw notFound("No account matches the filter.", "tokens status --filter …");
    const edited = await editAll(cli, store, accounts, change);
    printResult(cli, { accounts: edited }, () => {
      const what = accounts.length === 1 ? sanitize(nameOf(accounts[0]!)) : pluralize(accounts.length, "account");
      return `${cli.colors.green("Changed")} ${what}.`;
    });
  });
}

async function editAll(
  cli: Cli,
  store: Store,
  accounts: readonly Account[],
  change: DetailsChange,
): Promise<readonly object[]> {
  const edited: object[] = [];
  for (const account of accounts) {
    throwIfInterrupted(cli.io.signal);
    const details = await editAccount(store, account, change, authorOf(cli)).catch(asUsageError);
    edited.push({ account: nameOf(account), key: account.key, ...details });
  }
  return edited;
}

function changeOf({ label = [], removeLabel = [], note, owner, pause, resume }: EditOptions): DetailsChange {
  if (pause && resume) throw usageError("An account is either paused or resumed.", "pass one of --pause and --resume");
  const labels = [...label.map(labelOf), ...removeLabel.map((name) => [name, ""] as const)];
  const change: DetailsChange = {
    ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
    ...(note !== undefined && { note }),
    ...(owner !== undefined && { owner }),
    ...((pause ?? resume) && { paused: pause === true }),
  };
  if (Object.keys(change).length > 0) return change;
  throw usageError("There is nothing to change.", "pass --label, --remove-label, --note, --owner, --pause or --resume");
}

function labelOf(text: string): readonly [name: string, value: string] {
  const label = parseLabel(text);
  if (label?.[1]) return label;
  throw usageError(`A label is a name and a value, not "${text}".`, "for example --label team=finance");
}

async function rename(cli: Cli, name: string, newName: string): Promise<void> {
  await withStore(cli, async (store) => {
    const { providers } = await loadProviders(cli);
    const before = await resolveAccount(cli, store, name);
    const after = await renameAccount(store, before, newName, { providers, ...authorOf(cli) }).catch(asUsageError);
    printResult(
      cli,
      { account: nameOf(after), key: after.key, was: nameOf(before) },
      () => `${cli.colors.green("Renamed")} ${sanitize(nameOf(before))} to ${sanitize(nameOf(after))}.`,
    );
  });
}

/** A value that is not allowed is a mistake on the command line. */
function asUsageError(error: unknown): never {
  if (isTokensError(error) && error.code === "provider_configuration") throw usageError(error.message);
  throw error;
}
