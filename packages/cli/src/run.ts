import { CommanderError } from "commander";
import { actions } from "./action.ts";
import { createCli, printFailure, type Cli } from "./cli.ts";
import { exitCodes } from "./exit-code.ts";
import { failureOf, interrupted, usageError } from "./failure.ts";
import type { Io } from "./io.ts";
import { createProgram } from "./program.ts";

/** Runs the command with these arguments. Resolves with its exit code and never rejects. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // Replaced once a command has parsed its options.
  let cli = createCli(io, { json: argv.includes("--json"), color: !argv.includes("--no-color") });
  const program = createProgram(
    io,
    actions(io, (started) => (cli = started)),
  );
  try {
    await program.parseAsync(argv.length > 0 ? argv : ["--help"], { from: "user" });
    return cli.exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done.code;
    return fail(cli, thrown);
  }
}

function fail(cli: Cli, thrown: unknown): number {
  const error = cli.io.signal.aborted
    ? interrupted()
    : thrown instanceof CommanderError
      ? usageErrorOf(thrown)
      : thrown;
  const failure = failureOf(error, cli.account);
  printFailure(cli, failure);
  return failure.exitCode;
}

/** Commander's message in the form of ours, without values: a mistyped option may carry a secret. */
function usageErrorOf({ message }: CommanderError): Error {
  const [what = "", hint] = message.replace(/^error: /, "").split("\n");
  const redacted = what.replace(/=[^']*'/, "'");
  const next = hint?.replace(/^\((.*)\)$/, "$1").toLowerCase() ?? "tokens --help";
  return usageError(`${redacted.charAt(0).toUpperCase()}${redacted.slice(1).replace(/\.?$/, ".")}`, next);
}
