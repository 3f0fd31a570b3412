import { accountOf, nameOf } from "@tokens/accounts";
import type { Command } from "commander";
import { listEntries, resolveAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { completionScripts } from "../completion-scripts.ts";
import { usageError } from "../failure.ts";
import { listImportKinds } from "../import-accounts.ts";
import { loadProviders } from "../providers.ts";
import { listRoutes } from "../routes.ts";
import { sanitize } from "../text.ts";

/** A word that completes the command line. */
interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** `tokens completion`, and the hidden command that its scripts run. */
export const addCompletion: AddCommand = (program, withCli) => {
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
    .action(withCli(printScript));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .option("--descriptions", "add a tab and a description to each line")
    .action(
      withCli((cli, words: string[], { descriptions }: { descriptions?: true }) =>
        complete(cli, program, words, descriptions === true),
      ),
    );
};

async function printScript(cli: Cli, shell: string): Promise<void> {
  const script = completionScripts[shell];
  if (!script)
    throw usageError(`There is no completion for "${shell}". There are: ${Object.keys(completionScripts).join(", ")}.`);
  printResult(cli, { shell, script }, () => script);
}

const maxCandidates = 1000;

/** Prints what the last of `words`, which may be empty, can be completed to, one candidate per line. */
async function complete(cli: Cli, program: Command, words: readonly string[], descriptions: boolean): Promise<void> {
  const last = words.at(-1) ?? "";
  // A failed completion prints nothing rather than an error.
  const candidates = await candidatesFor(cli, program, words.slice(0, -1), last).catch(() => []);
  const lines = candidates
    .filter(({ value }) => value.startsWith(last))
    .slice(0, maxCandidates)
    .map(({ value, description }) => (descriptions && description ? `${value}\t${sanitize(description)}` : value));
  cli.io.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

async function candidatesFor(
  cli: Cli,
  program: Command,
  before: readonly string[],
  last: string,
): Promise<readonly Candidate[]> {
  let command = program;
  const rest = before.filter((word) => !word.startsWith("-"));
  for (let found: Command | undefined = program; found;) {
    command = found;
    found = command.commands.find((one) => one.name() === rest[0]);
    if (found) rest.shift();
  }
  if (last.startsWith("-"))
    return command === program ? optionsOf(program) : [...optionsOf(command), ...optionsOf(program)];
  if (before.at(-1) === "--server") return serverNames(cli);
  if (before.at(-1) === "--from")
    return (await listImportKinds(cli)).map(({ kind: { kind, reads } }) => ({ value: kind, description: reads }));
  switch (command.registeredArguments[rest.length]?.name()) {
    case "account":
      return withExistingStore(cli, async (store) =>
        (await listEntries(cli, store)).map(({ key }) => ({ value: nameOf(accountOf(key)) })),
      );
    case "provider":
      return (await loadProviders(cli)).providers.map(({ name, title }) => ({ value: name, description: title }));
    case "route":
      return withExistingStore(cli, async (store) =>
        (await listRoutes(cli, store, await resolveAccount(cli, store, rest[0]!))).map(({ route, summary }) => ({
          value: route,
          description: summary,
        })),
      );
    case "shell":
      return Object.keys(completionScripts).map((value) => ({ value }));
    default:
      return commandsOf(command);
  }
}

function commandsOf(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.summary() }));
}

function optionsOf(command: Command): Candidate[] {
  return command.options.flatMap(({ long, description }) => (long ? { value: long, description } : []));
}

async function serverNames(cli: Cli): Promise<readonly Candidate[]> {
  const { providers } = await loadProviders(cli);
  const lists = await Promise.all(providers.map(async ({ servers }) => (await servers?.list()) ?? []));
  return lists.flat().map(({ name, title }) => ({ value: name, description: title }));
}
