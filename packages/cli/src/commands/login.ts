import { authMethodOf, nameOf, settingsOf } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { AuthMethod, Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Command } from "commander";
import { connectAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { listenForCallback } from "../callback.ts";
import { isInteractive, printInfo, printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { askChoice, askField } from "../prompt.ts";
import { loadProviders, resolveProvider } from "../providers.ts";
import { collectSettings, type SettingOptions } from "../settings.ts";
import { formatRelativeTime } from "../text.ts";

interface LoginOptions extends SettingOptions {
  readonly authMethod?: string;
  readonly account?: string;
  readonly port: string;
  readonly browser: boolean;
}

/** `tokens login` */
export const addLogin: AddCommand = (program, withCli) => {
  let providers: readonly ProviderDescriptor[] = [];
  const command = program
    .command("login")
    .summary("connect an account")
    .description(
      "Connects an account and stores its session and login settings, so that every program that opens the store can refresh it. Secrets are prompted for or read from stdin, never passed as arguments.",
    )
    .argument("<provider>", "name of a provider; see `tokens providers`")
    .option("--auth-method <id>", "how to authenticate; see below")
    .option("--account <name>", 'name of the account in the store (default: "default")')
    .option("--set <name=value>", "a non-secret setting; repeatable", collect)
    .option("--stdin", "read the secret from stdin: one value, or a JSON object by name")
    .option("--port <number>", "port on 127.0.0.1 for the login redirect", "8765")
    .option("--no-browser", "print the login URL instead of opening it")
    .option("--sandbox <address>", "take the settings from a sandbox at this control address")
    .addHelpText("after", () => authMethodsHelp(providers))
    .action(withCli((cli, provider: string, options: LoginOptions) => login(cli, provider, options)));
  // Commander writes help synchronously.
  const load = withCli(async (cli, _command: Command) => {
    ({ providers } = await loadProviders(cli));
  });
  program.hook("preSubcommand", (_, subcommand) => (subcommand === command ? load(subcommand) : undefined));
};

async function login(cli: Cli, name: string, options: LoginOptions): Promise<void> {
  const provider = await resolveProvider(cli, name);
  const method = await chooseAuthMethod(cli, provider, options);
  const settings = settingsOf(provider, method, await collectSettings(cli, provider, method, options));
  const connection: Connection = { provider: provider.name, authMethod: method.id, settings };
  const account = await accountName(cli, method, options);
  await withStore(cli, async (store) => {
    const session = method.redirects && (await loginInBrowser(cli, provider, connection, options));
    const expiresAt = await withProgress(
      cli,
      () => `Connecting ${provider.title}`,
      () => connectAccount(cli, store, { connection, account, ...(session && { session }) }),
    );
    printConnected(cli, store, { expiresAt, method });
  });
}

function printConnected(
  cli: Cli,
  store: Store,
  { expiresAt, method }: { expiresAt: number | undefined; method: AuthMethod },
): void {
  const account = cli.account!;
  const json = {
    account: nameOf(account),
    key: account.key,
    provider: account.provider,
    name: account.name,
    authMethod: method.id,
    expiresAt,
    store: store.name,
  };
  printResult(cli, json, () => {
    const life =
      expiresAt === undefined
        ? ""
        : ` Its token expires ${formatRelativeTime(expiresAt, cli.io.clock.now())} and is refreshed automatically when used.`;
    return `${cli.colors.green("Connected")} ${cli.colors.bold(nameOf(account))}.${life}`;
  });
}

async function chooseAuthMethod(
  cli: Cli,
  provider: ProviderDescriptor,
  { authMethod: id }: LoginOptions,
): Promise<AuthMethod> {
  const { title, authMethods } = provider;
  const ids = authMethods.map((method) => method.id).join(", ");
  if (id !== undefined && !authMethods.some((method) => method.id === id))
    throw usageError(`${title} has no auth method "${id}". There are: ${ids}.`);
  if (id !== undefined || authMethods.length === 1) return authMethodOf(provider, id);
  if (!isInteractive(cli)) {
    throw usageError(
      `${title} has several auth methods: ${ids}.`,
      "choose one with --auth-method, or run this in a terminal",
    );
  }
  const choices = authMethods.map((method) => ({ value: method.id, label: method.title }));
  return authMethodOf(provider, await askChoice(cli, `How do you want to connect ${title}?`, choices));
}

async function accountName(cli: Cli, { accountField }: AuthMethod, { account }: LoginOptions): Promise<string> {
  if (account !== undefined || accountField !== undefined) return account ?? "default";
  if (!isInteractive(cli)) return "default";
  const field = { name: "account", label: "Name of the account in the store", default: "default" };
  return (await askField(cli, field)) || "default";
}

async function loginInBrowser(
  cli: Cli,
  provider: ProviderDescriptor,
  connection: Connection,
  { port, browser }: LoginOptions,
): Promise<Session> {
  const { io } = cli;
  await using listener = await listenForCallback(parsePort(port), io);
  const { redirectUri } = listener;
  const browserLogin = await provider.login!(connection, { redirectUri, fetch: io.fetch, clock: io.clock });
  const { url, checks } = await browserLogin.authorizationUrl();
  const opened =
    browser &&
    (await io.openBrowser(url).then(
      () => true,
      () => false,
    ));
  // Printed even with --quiet: without the URL nobody can log in.
  if (!opened) io.stderr.write(`Open this URL in a browser to log in:\n${url}\n`);
  else printInfo(cli, `Log in to ${provider.title} in your browser. If it did not open: ${url}`);
  printInfo(cli, cli.errorColors.dim(`Waiting for the redirect to ${redirectUri}`));
  const callback = await listener.received();
  try {
    const { session } = await browserLogin.exchange(callback.url, checks);
    callback.respond(true);
    return session;
  } catch (error) {
    callback.respond(false);
    throw error;
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw usageError(`--port takes a number from 0 to 65535, not "${text}".`);
}

function authMethodsHelp(providers: readonly ProviderDescriptor[]): string {
  const lines = providers.flatMap(({ name, authMethods, addresses }) =>
    authMethods.map(({ id, title, redirects, fields }) => {
      const open = [...fields, ...addresses].filter(({ secret }) => !secret).map((field) => field.name);
      const secrets = fields.filter(({ secret }) => secret).map((field) => field.name);
      const settings = [
        secrets.length > 0 && `secret: ${secrets.join(", ")}`,
        open.length > 0 && `--set: ${open.join(", ")}`,
      ];
      return `  ${name.padEnd(10)}${id.padEnd(10)}${title}${redirects ? ", in the browser" : ""}\n${" ".repeat(22)}${settings.filter(Boolean).join("; ")}`;
    }),
  );
  return `
Auth methods:
${lines.join("\n")}

A login in the browser redirects to http://127.0.0.1:8765/callback: register that URL with the app.

Examples:
  tokens login hubstaff --auth-method token --account alice --stdin < token.txt
  tokens login podio --auth-method app --set clientId=my-app --set appId=123 --stdin < secrets.json
  tokens login psohub --set clientId=my-app --port 9000
`;
}
