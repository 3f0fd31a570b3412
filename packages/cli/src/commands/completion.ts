import type { Command } from "commander";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { parseBashLine } from "../completion/bash-line.ts";
import { optionsOf, readCommandLine, readOption } from "../completion/command-line.ts";
import { completionScripts } from "../completion/scripts.ts";
import { commandNames, completers, type Candidate } from "../completion/values.ts";
import { usageError } from "../failure.ts";
import { sanitize } from "../text.ts";

interface CompleteOptions {
  readonly descriptions?: true;
  readonly bash?: string;
}

/** `tokens completion`, and the hidden command that its scripts run. */
export const addCompletion: AddCommand = (program, withCli) => {
  program
    .command("completion")
    .summary("print a completion script for a shell")
    .description("Prints a script that completes commands, options and their values, accounts and routes.")
    .argument("<shell>", "bash, zsh or fish")
    .addHelpText(
      "after",
      `
Setup:
  bash  echo 'source <(tokens completion bash)' >> ~/.bashrc
  zsh   echo 'source <(tokens completion zsh)' >> ~/.zshrc
  fish  tokens completion fish > ~/.config/fish/completions/tokens.fish`,
    )
    .action(withCli(printScript));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .option("--descriptions", "add a tab and a description to each line")
    .option("--bash <breaks>", "words is the line up to the cursor; print what readline inserts")
    .action(
      withCli((cli, words: readonly string[], options: CompleteOptions) => complete(cli, program, words, options)),
    );
};

async function printScript(cli: Cli, shell: string): Promise<void> {
  const script = completionScripts[shell];
  if (!script)
    throw usageError(`There is no completion for "${shell}". Available: ${Object.keys(completionScripts).join(", ")}.`);
  printResult(cli, { shell, script }, () => script);
}

const maxCandidates = 1000;

/** Prints what the last of `words`, which may be empty, can be completed to, one candidate per line. */
async function complete(
  cli: Cli,
  program: Command,
  given: readonly string[],
  { descriptions, bash }: CompleteOptions,
): Promise<void> {
  const line = bash === undefined ? undefined : parseBashLine(given.join(" "), bash);
  const words = line?.words ?? given;
  const last = words.at(-1) ?? "";
  // A failed completion prints nothing rather than an error.
  const candidates = await candidatesFor(cli, program, words.slice(0, -1), last).catch(() => []);
  const lines = candidates
    .filter(({ value }) => value.startsWith(last) && value === sanitize(value))
    .slice(0, maxCandidates)
    .map(({ value, description }) => {
      if (line) return line.insertion(value);
      return descriptions && description ? `${value}\t${sanitize(description)}` : value;
    });
  cli.io.stdout.write(lines.map((one) => `${one}\n`).join(""));
}

async function candidatesFor(
  { io, options, ...cli }: Cli,
  program: Command,
  before: readonly string[],
  last: string,
): Promise<readonly Candidate[]> {
  const { command, path, args, values, pending, takesOptions } = readCommandLine(program, before);
  const [store, keyFrom, profile] = ["--store", "--key-from", "--profile"].map((name) => values.get(name)?.at(-1));
  const chosen = { ...options, ...(store && { store }), ...(keyFrom && { keyFrom }), ...(profile && { profile }) };
  const valuesOf = async (name: string | undefined, typed: string): Promise<readonly Candidate[]> => {
    const completer = completers[`${path} ${name}`] ?? completers[name ?? ""];
    return (await completer?.({ cli: { ...cli, io, options: chosen }, program, path, args, values, typed })) ?? [];
  };
  if (pending) return valuesOf(pending.long, last);
  if (takesOptions && last.startsWith("-")) {
    const { option, value } = readOption(command, last);
    if (!last.startsWith("--") || !option?.required || value === undefined)
      return optionsOf(command).flatMap(({ long, description }) => (long ? { value: long, description } : []));
    const found = await valuesOf(option.long, value);
    return found.map((one) => ({ ...one, value: `${option.long}=${one.value}` }));
  }
  const { registeredArguments } = command;
  const argument = registeredArguments[args.length] ?? registeredArguments.findLast(({ variadic }) => variadic);
  return [...(args.length === 0 ? commandNames(command) : []), ...(await valuesOf(argument?.name(), last))];
}
