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
    .summary("manage the programs that may use `tokens serve`")
    .description(
      "Manages the programs that may use `tokens serve`. Each has its own key, which works for the accounts that you name.",
    );
  client
    .command("add")
    .summary("create a key for a program")
    .description("Creates a key and prints it. The store keeps only its hash, so it cannot be shown again.")
    .argument("<name>", "name of the program")
    .requiredOption(
      "--account <pattern>",
      "account that the program may use: hubstaff/alice, 'hubstaff/*' or '*'; repeatable",
      collect,
    )
    .addHelpText("after", "\nExample:\n  tokens client add billing --account 'podio/*'")
    .action(withCli(add));
  client
    .command("list")
    .summary("list the programs and their accounts")
    .description("Lists the programs, the accounts that each may use, and when it was added.")
    .action(withCli(list));
  client
    .command("remove")
    .summary("remove a program")
    .description("Removes a program. Its key stops working within a second.")
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
    if (clients.length === 0) return "There are no clients yet. Add one: tokens client add <name> --account <pattern>";
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
