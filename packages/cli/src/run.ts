import { CommanderError } from "commander";
import { actions } from "./action.ts";
import { cliOf, tell, type Cli } from "./cli.ts";
import { exitCodes } from "./exit-code.ts";
import { failureOf, interrupted, usageError } from "./failure.ts";
import type { Io } from "./io.ts";
import { programOf } from "./program.ts";

/** Runs the command with these arguments; resolves with its exit code, and never rejects. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // Until a command has taken its options.
  let cli = cliOf(io, { json: argv.includes("--json"), color: !argv.includes("--no-color") });
  const program = programOf(
    io,
    actions(io, (started) => (cli = started)),
  );
  try {
    await program.parseAsync(argv.length > 0 ? argv : ["--help"], { from: "user" });
    return cli.exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done.code;
    return ended(cli, thrown);
  }
}

function ended(cli: Cli, thrown: unknown): number {
  const error = cli.io.signal.aborted ? interrupted() : thrown instanceof CommanderError ? misread(thrown) : thrown;
  const failure = failureOf(error, cli.account);
  tell(cli, failure);
  return failure.exitCode;
}

/** Commander's words as ours, without values, which may be secrets that were meant for elsewhere. */
function misread({ message }: CommanderError): Error {
  const [what = "", hint] = message.replace(/^error: /, "").split("\n");
  const said = what.replace(/=[^']*'/, "'");
  const next = hint?.replace(/^\((.*)\)$/, "$1").toLowerCase() ?? "tokens --help";
  return usageError(`${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.?$/, ".")}`, next);
}
