import type { Command, Option } from "commander";

/** What the words of a command line mean, up to the word that is completed. */
export interface CommandLine {
  readonly command: Command;
  /** Names of the command and those above it, e.g. `profile set`. */
  readonly path: string;
  /** Arguments of the command. */
  readonly args: readonly string[];
  /** Values of the options, by name, e.g. `--server`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The option that the next word is the value of. */
  readonly pending: Option | undefined;
  /** Whether options may still follow: `--` ends them. */
  readonly takesOptions: boolean;
}

/** Reads words as commander does: an option that takes a value takes the next word, and options of the program stand anywhere. */
export function readCommandLine(program: Command, words: readonly string[]): CommandLine {
  let command = program;
  let pending: Option | undefined;
  let takesOptions = true;
  const args: string[] = [];
  const values = new Map<string, string[]>();
  const add = ({ long, short }: Option, value: string): void => {
    const name = (long ?? short)!;
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  for (const word of words) {
    if (pending) {
      add(pending, word);
      pending = undefined;
    } else if (takesOptions && word === "--") takesOptions = false;
    else if (takesOptions && /^-./.test(word)) {
      const { option, value } = readOption(command, word);
      if (option && value !== undefined) add(option, value);
      else if (option?.required) pending = option;
    } else {
      const found = args.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (found) command = found;
      else args.push(word);
    }
  }
  const path = lineage(command)
    .toReversed()
    .slice(1)
    .map((one) => one.name())
    .join(" ");
  return { command, path, args, values, pending, takesOptions };
}

/** The option of a word such as `--server`, `--server=github` or `-plimit=5`, and the value in that word. */
export function readOption(
  command: Command,
  word: string,
): { readonly option: Option | undefined; readonly value: string | undefined } {
  const isLong = word.startsWith("--");
  const [, name = "", value] = (isLong ? /^(--[^=]+)(?:=(.*))?$/s : /^(-.)(.+)?$/s).exec(word) ?? [];
  const option = optionsOf(command).find(({ long, short }) => (isLong ? long : short) === name);
  return { option, value };
}

/** Options of a command, and those of the commands above it. */
export function optionsOf(command: Command): readonly Option[] {
  return lineage(command).flatMap(({ options }) => options);
}

function lineage(command: Command): readonly Command[] {
  return [command, ...(command.parent ? lineage(command.parent) : [])];
}
