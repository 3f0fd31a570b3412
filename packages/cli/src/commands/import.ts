import { accountOf, authMethodOf, nameOf, settingsOf } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { connectAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { CommandError, usageError } from "../failure.ts";
import { readSource } from "../input.ts";
import { withProgress } from "../progress.ts";
import { resolveProvider } from "../providers.ts";
import { readRedisHash } from "../redis-hash.ts";
import { collectSettings, type SettingOptions } from "../settings.ts";
import { formatRelativeTime, sanitize } from "../text.ts";

interface ImportOptions extends SettingOptions {
  readonly authMethod?: string;
  readonly account?: string;
}

/** `tokens import` */
export const addImport: AddCommand = (program, withCli) => {
  program
    .command("import")
    .summary("import a session from another program")
    .description(
      "Imports the session in another program's file. That program must stop using it: a refresh token has a single owner. Output of `tokens export` is restored under its original key.",
    )
    .argument("<provider>", "name of a provider; see `tokens providers`")
    .argument("<file>", "a file, - for stdin, or redis://host/0#key of a hash or JSON string")
    .option("--auth-method <id>", "how to authenticate from now on; see `tokens login --help`")
    .option("--account <name>", 'name of the account in the store (default: "default")')
    .option("--set <name=value>", "a non-secret setting; repeatable", collect)
    .option("--stdin", "read the secret of the settings from stdin")
    .option("--sandbox <address>", "take the settings from a sandbox")
    .addHelpText(
      "after",
      `
Examples:
  tokens import hubstaff configState.json
  tokens import hubstaff ~/.config/hubstaff/config.toml
  tokens import podio 'redis://127.0.0.1/0#podio:session' --auth-method login --set clientId=my-app --stdin < secret.txt
  tokens import ergani token.json --set username=alice --set environment=production --stdin < password.txt
`,
    )
    .action(withCli(importSession));
};

async function importSession(cli: Cli, name: string, file: string, options: ImportOptions): Promise<void> {
  const provider = await resolveProvider(cli, name);
  if (file === "-" && options.stdin)
    throw usageError("stdin cannot be both the session and the secret.", "put the session into a file");
  const text = /^rediss?:/.test(file)
    ? await withProgress(
        cli,
        () => "Reading from Redis",
        () => readRedisHash(file),
      )
    : await readSource(cli.io, file, "The session");
  const exported = parseExport(text, provider);
  if (exported) return restore(cli, exported);
  const session = await readSession(provider, text);
  const method = authMethodOf(provider, options.authMethod);
  const known = provider.importer?.settings?.(session, method.id);
  const settings = settingsOf(provider, method, await collectSettings(cli, provider, method, options, known));
  const connection: Connection = { provider: provider.name, authMethod: method.id, settings };
  await withStore(cli, async (store) => {
    await connectAccount(cli, store, { connection, account: options.account ?? "default", session });
    printImported(cli, session);
  });
}

/** The output of `tokens export`. */
interface Exported {
  readonly key: string;
  readonly session: Session;
}

function parseExport(text: string, { name, title }: ProviderDescriptor): Exported | undefined {
  const { key, session } = (tryParse(text) ?? {}) as Partial<Exported>;
  if (typeof key !== "string" || typeof session?.accessToken !== "string" || typeof session.version !== "string")
    return undefined;
  if (accountOf(key).provider === name) return { key, session };
  throw usageError(`This session belongs to ${accountOf(key).provider}, not ${title}.`);
}

async function restore(cli: Cli, { key, session }: Exported): Promise<void> {
  await withStore(cli, async ({ sessions }) => {
    cli.account = accountOf(key);
    await sessions.set(key, session);
    printImported(cli, session);
  });
}

function printImported(cli: Cli, { expiresAt }: Session): void {
  const account = cli.account!;
  const { key } = account;
  printResult(cli, { account: nameOf(account), key, expiresAt }, () => {
    const now = cli.io.clock.now();
    const life =
      expiresAt === undefined
        ? "The lifetime of its token is unknown"
        : expiresAt > now
          ? `Its token expires ${formatRelativeTime(expiresAt, now)}`
          : "Its token has expired, and the next call refreshes it";
    return `${cli.colors.green("Imported")} ${sanitize(nameOf(account))}. ${life}.`;
  });
}

async function readSession({ name, title, importer }: ProviderDescriptor, text: string): Promise<Session> {
  if (!importer) throw usageError(`${title} does not support importing sessions.`, `tokens login ${name}`);
  try {
    return await importer.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(message, {
      outcome: "failed",
      code: "unreadable_session",
      next: `expected ${importer.reads}`,
    });
  }
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
