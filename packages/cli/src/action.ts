import type { Command } from "commander";
import { cliOf, type Cli, type GlobalOptions } from "./cli.ts";
import type { Io } from "./io.ts";

/** Makes an action of commander from a function that is handed its run. */
export type On = <A extends unknown[]>(work: (cli: Cli, ...args: A) => Promise<void>) => (...args: A) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, on: On) => void;

/** `onRun` gets each run, so that its end can be told from what it was about. */
export function actions(io: Io, onRun: (cli: Cli) => void): On {
  return (work) =>
    async (...args) => {
      // The last argument is the command itself.
      const command = args.at(-1) as Command;
      const cli = cliOf(io, command.optsWithGlobals<GlobalOptions>());
      onRun(cli);
      await work(cli, ...args);
    };
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
