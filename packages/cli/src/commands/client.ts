import { ProviderConfigurationError } from "@tokens/core";
import { withExistingStore, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { printInfo, printResult, type Cli } from "../cli.ts";
import { notFound, usageError } from "../failure.ts";
import { formatTable } from "../listing.ts";
import { formatRelativeTime, sanitize } from "../text.ts";

/** `tokens client` */
export const addClientCommand: AddCommand = (program, withCli) => {
  const client = program
    .command("client")
    .helpCommand(false)
    .summary("manage the programs that `tokens serve` answers")
    .description("Each program has a key of its own, and the accounts that this key may use.");
  client
    .command("add")
    .summary("make a key for a program: tokens client add billing --account 'podio/*'")
    .description("Makes a key and prints it. The store keeps only its hash, so it cannot be shown again.")
    .argument("<name>", "name of the program")
    .requiredOption(
      "--account <pattern>",
      "account that it may use: hubstaff/alice, 'hubstaff/*' or '*'; repeatable",
      collect,
    )
    .action(withCli(add));
  client.command("list").summary("list the programs and their accounts").action(withCli(list));
  client
    .command("remove")
    .summary("remove a program, whose key then ceases to work")
    .argument("<name>", "name of the program; see `tokens client list`")
    .action(withCli(remove));
};

async function add(cli: Cli, name: string, { account: accounts }: { account: readonly string[] }): Promise<void> {
  const { addClient } = await import("@tokens/agent");
  const { key } = await withStore(cli, async ({ records }) => {
    try {
      return await addClient(records, { name, accounts, clock: cli.io.clock });
    } catch (error) {
      throw error instanceof ProviderConfigurationError ? usageError(error.message) : error;
    }
  });
  printResult(cli, { name, accounts, key }, () => key);
  printInfo(cli, `This is the key of ${name}, for ${accounts.join(", ")}. It is not shown again.`);
}

async function list(cli: Cli): Promise<void> {
  const { listClients } = await import("@tokens/agent");
  const clients = await withExistingStore(cli, ({ records }) => listClients(records));
  printResult(cli, { clients }, () => {
    if (clients.length === 0) return "There is no client yet. Add one: tokens client add <name> --account <pattern>";
    return formatTable(cli, {
      columns: [{ title: "CLIENT" }, { title: "ACCOUNTS", shrinks: true }, { title: "ADDED" }],
      rows: clients.map(({ name, accounts, addedAt }) => [
        sanitize(name),
        sanitize(accounts.join(", ")),
        formatRelativeTime(addedAt, cli.io.clock.now()),
      ]),
    });
  });
}

async function remove(cli: Cli, name: string): Promise<void> {
  const { removeClient } = await import("@tokens/agent");
  const removed = await withExistingStore(cli, ({ records }) => removeClient(records, name));
  if (!removed) throw notFound(`There is no client "${name}".`, "tokens client list");
  printResult(cli, { removed: name }, () => `${cli.colors.green("Removed")} ${sanitize(name)}.`);
}
