import { accountOf, authMethodOf, nameOf, settingsOf, type ConnectedSession } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Connection, ImportKind, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Command } from "commander";
import { connectAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { isInteractive, printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { helpRows, helpWidth } from "../help-rows.ts";
import { importAccounts, listImportKinds, type ImportAccountsOptions } from "../import-accounts.ts";
import { keyOf } from "../import-plan.ts";
import { readImported, unreadable } from "../import-source.ts";
import { askYesNo } from "../prompt.ts";
import { resolveProvider } from "../providers.ts";
import { collectSettings } from "../settings.ts";
import { formatRelativeTime, sanitize } from "../text.ts";

interface ImportOptions extends Omit<ImportAccountsOptions, "from"> {
  readonly from?: string;
}

/** `tokens import` */
export const addImport: AddCommand = (program, withCli) => {
  let kinds: readonly ImportKind[] = [];
  const command: Command = program
    .command("import")
    .summary("import accounts from another program")
    .description(
      "Imports the session, or the accounts, in another program's file. That program must stop using them: a refresh token has a single owner. Output of `tokens export` is restored under its original key.",
    )
    .usage("[options] <provider> <file> | --from <kind> <file>")
    .argument("[provider]", "name of a provider; see `tokens providers`. Not with --from")
    .argument("[file]", "a file, - for stdin, or redis://host/0#key of a hash or JSON string")
    .option("--from <kind>", "program that wrote the file, with any number of accounts; see below")
    .option("--server <name>", "server of the accounts, if the file names none or several")
    .option("--issuer <url>", "address of that server, if it has no name")
    .option("--auth-method <id>", "how to authenticate from now on; see `tokens login --help`")
    .option("--account <name>", "name of the account in the store, if the file has only one")
    .option("--set <name=value>", "a non-secret setting; repeatable", collect)
    .option("--stdin", "read the secret of the settings from stdin")
    .option("--sandbox <address>", "take the settings from a sandbox")
    .option("--dry-run", "show what would be imported, and store nothing")
    .option("--overwrite", "replace accounts that are already stored")
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .addHelpText("after", () => kindsHelp(kinds, helpWidth(command)))
    .addHelpText(
      "after",
      `
Examples:
  tokens import hubstaff configState.json
  tokens import hubstaff ~/.config/hubstaff/config.toml
  tokens import podio 'redis://127.0.0.1/0#podio:session' --auth-method login \\
    --set clientId=my-app --stdin < secret.txt
  tokens import ergani token.json --set username=alice \\
    --set environment=production --stdin < password.txt
  tokens import --from authjs accounts.json --server google \\
    --set clientId=my-app --stdin < secret.txt`,
    )
    .action(
      withCli((cli, first: string | undefined, second: string | undefined, options: ImportOptions) =>
        runImport(cli, [first, second], options),
      ),
    );
  // Commander writes help synchronously.
  const load = withCli(async (cli, _command: Command) => {
    kinds = (await listImportKinds(cli)).map(({ kind }) => kind);
  });
  program.hook("preSubcommand", (_, subcommand) => (subcommand === command ? load(subcommand) : undefined));
};

function kindsHelp(kinds: readonly ImportKind[], width: number): string {
  return [
    "",
    "Kinds of --from:",
    ...helpRows(
      kinds.map(({ kind, reads }) => [kind, reads] as const),
      width,
    ),
  ].join("\n");
}

async function runImport(
  cli: Cli,
  [first, second]: readonly (string | undefined)[],
  { from, ...options }: ImportOptions,
): Promise<void> {
  if (from === undefined) {
    if (first !== undefined && second !== undefined) return importSession(cli, first, second, options);
    throw usageError(
      `Missing required argument '${first === undefined ? "provider" : "file"}'.`,
      "tokens import --help",
    );
  }
  if (first === undefined) throw usageError("Missing required argument 'file'.", "tokens import --help");
  if (second !== undefined)
    throw usageError("--from takes only a file, without a provider.", `tokens import --from ${from} <file>`);
  return importAccounts(cli, first, { ...options, from });
}

async function importSession(
  cli: Cli,
  name: string,
  file: string,
  options: Omit<ImportOptions, "from">,
): Promise<void> {
  const text = await readImported(cli, file, options);
  const exported = parseExport(text, name);
  if (exported) return restore(cli, exported, options);
  const provider = await resolveProvider(cli, name);
  const session = await readSession(provider, text);
  const method = authMethodOf(provider, options.authMethod);
  const known = provider.importer?.settings?.(session, method.id);
  const settings = settingsOf(provider, method, await collectSettings(cli, provider, method, options, known));
  const connection: Connection = { provider: provider.name, authMethod: method.id, settings };
  const { account = "default" } = options;
  await withStore(cli, async (store) => {
    const key = await keyOf(cli, store.sessions, connection, account, provider);
    const exists = (await store.sessions.get(key)) !== undefined;
    if (options.dryRun) return printPlanned(cli, key, session, exists);
    if (exists && !options.overwrite && !(await mayReplace(cli, key)))
      throw usageError(
        `The store already has ${nameOf(accountOf(key))}, possibly with newer tokens.`,
        "--overwrite replaces it, --account stores another",
      );
    await connectAccount(cli, store, { connection, account, session });
    printImported(cli, session);
  });
}

async function mayReplace(cli: Cli, key: string): Promise<boolean> {
  return isInteractive(cli) && askYesNo(cli, `Replace ${nameOf(accountOf(key))}, which the store already has?`);
}

/** The output of `tokens export`. */
interface Exported {
  readonly key: string;
  readonly session: ConnectedSession;
}

/** A session of a provider's server has a key that begins with the name of the server: either name is right. */
function parseExport(text: string, name: string): Exported | undefined {
  const { key, session } = (tryParse(text) ?? {}) as Partial<Exported>;
  if (typeof key !== "string" || typeof session?.accessToken !== "string" || typeof session.version !== "string")
    return undefined;
  const { provider } = accountOf(key);
  if (provider === name || session.connection?.provider === name) return { key, session };
  throw usageError(`This session belongs to ${provider}, not ${name}.`);
}

async function restore(cli: Cli, { key, session }: Exported, { dryRun }: Pick<ImportOptions, "dryRun">): Promise<void> {
  await withStore(cli, async ({ sessions }) => {
    if (dryRun) return printPlanned(cli, key, session, (await sessions.get(key)) !== undefined);
    cli.account = accountOf(key);
    await sessions.set(key, session);
    printImported(cli, session);
  });
}

function printImported(cli: Cli, { expiresAt }: Session): void {
  const account = cli.account!;
  const { key } = account;
  printResult(
    cli,
    { account: nameOf(account), key, expiresAt },
    () => `${cli.colors.green("Imported")} ${sanitize(nameOf(account))}. ${lifeOf(cli, expiresAt)}.`,
  );
}

function printPlanned(cli: Cli, key: string, { expiresAt }: Session, exists: boolean): void {
  const name = nameOf(accountOf(key));
  printResult(cli, { account: name, key, expiresAt, exists, dryRun: true }, () => {
    const what = exists ? `Would replace ${sanitize(name)}` : `Would import ${sanitize(name)}`;
    return `${what}. ${lifeOf(cli, expiresAt)}. Nothing was changed.`;
  });
}

function lifeOf(cli: Cli, expiresAt: number | undefined): string {
  const now = cli.io.clock.now();
  if (expiresAt === undefined) return "The lifetime of its token is unknown";
  if (expiresAt > now) return `Its token expires ${formatRelativeTime(expiresAt, now)}`;
  return "Its token has expired, and the next call refreshes it";
}

async function readSession({ name, title, importer, servers }: ProviderDescriptor, text: string): Promise<Session> {
  if (!importer) {
    const next = servers?.importKinds ? "tokens import --from <kind> <file>" : `tokens login ${name}`;
    throw usageError(`${title} does not support importing sessions.`, next);
  }
  try {
    return await importer.parse(text);
  } catch (error) {
    throw unreadable(error, importer.reads);
  }
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
