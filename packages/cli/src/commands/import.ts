import { accountOf, nameOf, settingsOf, wayOf, type Connection, type ProviderDescription } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import { connected, providerCalled, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { show, type Cli } from "../cli.ts";
import { CommandError, usageError } from "../failure.ts";
import { readSource } from "../input.ts";
import { withProgress } from "../progress.ts";
import { readRedisHash } from "../redis-hash.ts";
import { gatherSettings, type SettingOptions } from "../settings.ts";
import { plain, when } from "../text.ts";

interface ImportOptions extends SettingOptions {
  readonly way?: string;
  readonly account?: string;
}

/** `tokens import` */
export const addImport: AddCommand = (program, on) => {
  program
    .command("import")
    .summary("import a session from another program")
    .description(
      "Imports the session in another program's file. That program must stop using it: a refresh token has a single owner. Output of `tokens export` is restored under its original key.",
    )
    .argument("<provider>", "hubstaff, podio or ergani")
    .argument("<file>", "a file, - for stdin, or redis://host/0#key of a hash or JSON string")
    .option("--way <id>", "login method to use from now on; see `tokens login --help`")
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
  tokens import podio 'redis://127.0.0.1/0#podio:session' --way login --set clientId=my-app --stdin < secret.txt
  tokens import ergani token.json --set username=alice --set environment=production --stdin < password.txt
`,
    )
    .action(on(importSession));
};

async function importSession(cli: Cli, name: string, file: string, options: ImportOptions): Promise<void> {
  const provider = providerCalled(name);
  if (file === "-" && options.stdin)
    throw usageError("stdin cannot be both the session and the secret.", "put the session into a file");
  const content = /^rediss?:/.test(file)
    ? await withProgress(
        cli,
        () => "Reading from Redis",
        () => readRedisHash(file),
      )
    : await readSource(cli.io, file, "The session");
  const exported = exportedSession(content, provider);
  if (exported) return restore(cli, exported);
  const session = await sessionIn(provider, content);
  const way = wayOf(provider, options.way);
  const given = await gatherSettings(cli, provider, way, options, credentialIn(provider, way.id, session));
  const connection: Connection = { provider: provider.name, way: way.id, settings: settingsOf(provider, way, given) };
  await withStore(cli, async (store) => {
    await connected(cli, store, { connection, account: options.account ?? "default", session });
    tellImported(cli, session);
  });
}

/** What `tokens export` printed. */
interface Exported {
  readonly key: string;
  readonly session: Session;
}

function exportedSession(content: string, { name, title }: ProviderDescription): Exported | undefined {
  const { key, session } = (parsed(content) ?? {}) as Partial<Exported>;
  if (typeof key !== "string" || typeof session?.accessToken !== "string" || typeof session.version !== "string")
    return undefined;
  if (accountOf(key).provider === name) return { key, session };
  throw usageError(`This session belongs to ${accountOf(key).provider}, not ${title}.`);
}

async function restore(cli: Cli, { key, session }: Exported): Promise<void> {
  await withStore(cli, async ({ sessions }) => {
    cli.account = accountOf(key);
    await sessions.set(key, session);
    tellImported(cli, session);
  });
}

function tellImported(cli: Cli, { expiresAt }: Session): void {
  const account = cli.account!;
  const { key } = account;
  show(cli, { account: nameOf(account), key, expiresAt }, () => {
    const now = cli.io.clock.now();
    const life =
      expiresAt === undefined
        ? "The lifetime of its token is unknown"
        : expiresAt > now
          ? `Its token expires ${when(expiresAt, now)}`
          : "Its token has expired, and the next call refreshes it";
    return `${cli.colors.green("Imported")} ${plain(nameOf(account))}. ${life}.`;
  });
}

async function sessionIn(provider: ProviderDescription, content: string): Promise<Session> {
  const { importSession: read } = await provider.load();
  if (!read)
    throw usageError(`${provider.title} does not support importing sessions.`, `tokens login ${provider.name}`);
  try {
    return read(content);
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(message, {
      outcome: "failed",
      code: "unreadable_session",
      next: `expected ${provider.imports}`,
    });
  }
}

/** Hubstaff's personal access token is the initial refresh token. */
function credentialIn({ name }: ProviderDescription, way: string, { refreshToken }: Session): Record<string, string> {
  return name === "hubstaff" && way === "token" && refreshToken ? { personalAccessToken: refreshToken } : {};
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
