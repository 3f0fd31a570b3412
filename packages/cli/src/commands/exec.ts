import { resolve } from "node:path";
import type { Environment } from "@tokens/accounts";
import { resolveAccount, withAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printFailure, type Cli } from "../cli.ts";
import { failureOf, usageError } from "../failure.ts";
import { withTokenFile } from "../token-file.ts";
import { currentSession } from "./token.ts";

interface ExecOptions {
  readonly env?: string;
  readonly file?: string;
}

/** As a shell has it. */
const notStarted = 127;

/** `tokens exec` */
export const addExec: AddCommand = (program, withCli) => {
  program
    .command("exec")
    .summary("run a program with an account's token")
    .description(
      "Runs a program with a valid token in TOKENS_ACCESS_TOKEN. Exits with the program's exit code, and forwards signals to it. Pass --file for a program that runs longer than a token lasts.",
    )
    .argument("<account>", "account name or key")
    .argument("<command...>", "the program and its arguments, after --")
    .option("--env <name>", "another environment variable to set to the token")
    .option(
      "--file <path>",
      "also write the token to a file, named in TOKENS_ACCESS_TOKEN_FILE; updated after each refresh, deleted at the end",
    )
    .addHelpText(
      "after",
      `
Examples:
  tokens exec github/alice --env GH_TOKEN -- gh repo list
  tokens exec podio/111 --file /run/user/1000/podio -- php worker.php`,
    )
    .action(withCli(exec));
};

async function exec(
  cli: Cli,
  name: string,
  words: readonly string[],
  { env: variable, file }: ExecOptions,
): Promise<void> {
  if (variable !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable))
    throw usageError(`--env takes the name of an environment variable, not "${variable}".`);
  const start = (token: string, more: Environment = {}): Promise<void> => {
    const env = { ...cli.io.env, TOKENS_ACCESS_TOKEN: token, ...(variable && { [variable]: token }), ...more };
    return runProgram(cli, words, env);
  };
  if (file === undefined) {
    const token = await withExistingStore(cli, async (store) => {
      await resolveAccount(cli, store, name);
      return (await currentSession(cli, store)).accessToken;
    });
    return start(token);
  }
  const path = resolve(cli.io.cwd, file);
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    await withAccount(cli, store, account, (client) =>
      withTokenFile(cli, { store, account, client, path }, async () =>
        start(await client.tokens.accessToken(), { TOKENS_ACCESS_TOKEN_FILE: path }),
      ),
    );
  });
}

async function runProgram(cli: Cli, [command = "", ...parameters]: readonly string[], env: Environment): Promise<void> {
  try {
    cli.exitCode = await cli.io.runProgram(command, parameters, env);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    printFailure(cli, failureOf(usageError(`The program ${command} cannot be started (${code ?? message}).`)));
    cli.exitCode = notStarted;
  }
}
