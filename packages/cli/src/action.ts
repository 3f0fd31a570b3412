import type { Command } from "commander";
import { createCli, type Cli, type GlobalOptions } from "./cli.ts";
import type { Io } from "./io.ts";

/** Makes a commander action from a function that takes the run. */
export type WithCli = <A extends unknown[]>(
  work: (cli: Cli, ...args: A) => Promise<void>,
) => (...args: A) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, withCli: WithCli) => void;

/** Creates `WithCli`. `onRun` receives each run before it starts. */
export function actions(io: Io, onRun: (cli: Cli) => void): WithCli {
  return (work) =>
    async (...args) => {
      // Commander passes the command itself last.
      const command = args.at(-1) as Command;
      const cli = createCli(io, command.optsWithGlobals<GlobalOptions>());
      onRun(cli);
      await work(cli, ...args);
    };
}

/** Collects the values of a repeatable option. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
