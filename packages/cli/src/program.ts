import { Command, Help } from "commander";
import type { AddCommand, WithCli } from "./action.ts";
import { addClientCommand } from "./commands/client.ts";
import { addCompletion } from "./commands/completion.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEdit, addRename } from "./commands/edit.ts";
import { addExec } from "./commands/exec.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addKeyCommand } from "./commands/key.ts";
import { addLink } from "./commands/link.ts";
import { addList } from "./commands/list.ts";
import { addLog } from "./commands/log.ts";
import { addLogin } from "./commands/login.ts";
import { addLogout } from "./commands/logout.ts";
import { addProfile } from "./commands/profile.ts";
import { addProviders } from "./commands/providers.ts";
import { addRefresh } from "./commands/refresh.ts";
import { addRequest } from "./commands/request.ts";
import { addRewrap } from "./commands/rewrap.ts";
import { addServe } from "./commands/serve.ts";
import { addStatus } from "./commands/status.ts";
import { addSweep } from "./commands/sweep.ts";
import { addToken } from "./commands/token.ts";
import { addWatch } from "./commands/watch.ts";
import { exitCodesHelp } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

const groups: Readonly<Record<string, readonly AddCommand[]>> = {
  "Accounts:": [addLogin, addList, addStatus, addLog, addEdit, addRename, addLink, addLogout],
  "Using accounts:": [addToken, addRequest, addExec],
  "Programs in other languages:": [addServe, addClientCommand],
  "Maintenance:": [addWatch, addSweep, addRefresh, addDoctor],
  "Moving accounts:": [addImport, addExport],
  "Configuration:": [addProfile, addProviders, addKeyCommand, addRewrap],
  "Shell:": [addCompletion],
};

/** Creates the command line. */
export function createProgram(io: Io, withCli: WithCli): Command {
  const program: Command = new Command("tokens")
    .description("Connect, inspect and manage accounts of every provider.")
    .option("--store <url>", "store URL: file:, sqlite:, postgres:, mysql:, redis:")
    .option("--key-from <source>", "encryption keys: env:NAME, file:/path, keychain:name")
    .option("--profile <name>", "named store and key source; see `tokens profile`")
    .option("--json", "print JSON, including errors")
    .option("--quiet", "suppress informational messages")
    .option("--no-color", "disable colors")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 80, 110),
      getErrHelpWidth: () => Math.min(io.stderr.columns ?? 80, 110),
    })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      // A default in quotes would look like a part of the value.
      optionDescription: (option) =>
        new Help().optionDescription(option).replace(/\(default: "(.*)"\)/, "(default: $1)"),
    })
    .addHelpText(
      "after",
      `
Getting started:
  tokens login hubstaff
  tokens status

Help on a command: tokens <command> --help
Exit codes: tokens help exit-codes`,
    )
    .addHelpText("afterAll", ({ command }) =>
      command === program ? "" : "\nGlobal options, such as --store and --json: tokens --help",
    );
  for (const [title, commands] of Object.entries(groups)) {
    program.commandsGroup(title);
    for (const add of commands) add(program, withCli);
  }
  addHelp(program, io);
  return program;
}

function addHelp(program: Command, io: Io): void {
  program
    .command("help", { hidden: true })
    .argument("[topic]")
    .action(async (topic?: string) => {
      if (topic === "exit-codes") io.stdout.write(exitCodesHelp());
      else await program.parseAsync([...(topic === undefined ? [] : [topic]), "--help"], { from: "user" });
    });
}
