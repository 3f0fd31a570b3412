import { nameOf, accountOf, providers } from "@tokens/accounts";
import type { Command } from "commander";
import { accountCalled, entriesOf, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { show, type Cli } from "../cli.ts";
import { completionScripts } from "../completion-scripts.ts";
import { usageError } from "../failure.ts";
import { routesOf } from "./request.ts";

/** `tokens completion`, and what its scripts ask. */
export const addCompletion: AddCommand = (program, on) => {
  program
    .command("completion")
    .summary("print a script that completes commands, accounts and routes")
    .description("Prints a script for the shell, which completes commands, options, accounts and routes.")
    .argument("<shell>", "bash, zsh or fish")
    .addHelpText(
      "after",
      `
  bash  echo 'source <(tokens completion bash)' >> ~/.bashrc
  zsh   echo 'source <(tokens completion zsh)' >> ~/.zshrc
  fish  tokens completion fish > ~/.config/fish/completions/tokens.fish
`,
    )
    .action(on(printScript));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action(on((cli, words: string[]) => complete(cli, program, words)));
};

async function printScript(cli: Cli, shell: string): Promise<void> {
  const script = completionScripts[shell];
  if (!script)
    throw usageError(`There is no completion for "${shell}". There are: ${Object.keys(completionScripts).join(", ")}.`);
  show(cli, { shell, script }, () => script);
}

const mostOffered = 1000;

/** Prints what the last of `words`, which may be empty, can be completed to: one a line. */
async function complete(cli: Cli, program: Command, words: readonly string[]): Promise<void> {
  const last = words.at(-1) ?? "";
  // Completion offers nothing rather than print an error.
  const offers = await offersFor(cli, program, words.slice(0, -1), last).catch(() => []);
  const fitting = offers.filter((offer) => offer.startsWith(last)).slice(0, mostOffered);
  cli.io.stdout.write(fitting.map((offer) => `${offer}\n`).join(""));
}

async function offersFor(
  cli: Cli,
  program: Command,
  before: readonly string[],
  last: string,
): Promise<readonly string[]> {
  const said = before.filter((word) => !word.startsWith("-"));
  const [name, ...rest] = said;
  const command = program.commands.find((one) => one.name() === name);
  if (!command) return last.startsWith("-") ? optionsOf(program) : namesOf(program);
  if (last.startsWith("-")) return [...optionsOf(command), ...optionsOf(program)];
  const kind = command.registeredArguments[rest.length]?.name();
  switch (kind) {
    case "account":
      return withStore(cli, async (store) => (await entriesOf(cli, store)).map(({ key }) => nameOf(accountOf(key))));
    case "provider":
      return Object.keys(providers);
    case "route":
      return withStore(cli, async (store) => routesOf(await accountCalled(cli, store, rest[0]!)));
    case "shell":
      return Object.keys(completionScripts);
    default:
      return namesOf(command);
  }
}

function namesOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => one.name());
}

function optionsOf(command: Command): string[] {
  return command.options.flatMap(({ long }) => long ?? []);
}
