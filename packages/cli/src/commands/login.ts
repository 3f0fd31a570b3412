import {
  nameOf,
  providers,
  settingsOf,
  wayOf,
  type Connection,
  type ProviderDescription,
  type Way,
} from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Store } from "@tokens/store";
import { connected, providerCalled, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { listenForCallback } from "../callback.ts";
import { canAsk, note, show, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { askChoice, askField } from "../prompt.ts";
import { gatherSettings, type SettingOptions } from "../settings.ts";
import { when } from "../text.ts";

interface LoginOptions extends SettingOptions {
  readonly way?: string;
  readonly account?: string;
  readonly port: string;
  readonly browser: boolean;
}

/** `tokens login` */
export const addLogin: AddCommand = (program, on) => {
  program
    .command("login")
    .summary("connect an account")
    .description(
      "Connects an account and stores its session and login settings, so that every program that opens the store can refresh it. Secrets are prompted for or read from stdin, never passed as arguments.",
    )
    .argument("<provider>", "hubstaff, podio, psohub or ergani")
    .option("--way <id>", "login method; see `tokens login <provider> --help`")
    .option("--account <name>", 'name of the account in the store (default: "default")')
    .option("--set <name=value>", "a non-secret setting; repeatable", collect)
    .option("--stdin", "read the secret from stdin: one value, or a JSON object by name")
    .option("--port <number>", "port on 127.0.0.1 for the login redirect", "8765")
    .option("--no-browser", "print the login URL instead of opening it")
    .option("--sandbox <address>", "take the settings from a sandbox at this control address")
    .addHelpText("after", waysHelp)
    .action(on((cli, provider: string, options: LoginOptions) => login(cli, provider, options)));
};

async function login(cli: Cli, name: string, options: LoginOptions): Promise<void> {
  const provider = providerCalled(name);
  const way = await chosenWay(cli, provider, options);
  const settings = settingsOf(provider, way, await gatherSettings(cli, provider, way, options));
  const connection: Connection = { provider: provider.name, way: way.id, settings };
  const account = await accountName(cli, way, options);
  await withStore(cli, async (store) => {
    const session = way.redirects && (await loginInBrowser(cli, provider, connection, options));
    const expiresAt = await withProgress(
      cli,
      () => `Connecting ${provider.title}`,
      () => connected(cli, store, { connection, account, ...(session && { session }) }),
    );
    await tellConnected(cli, store, { expiresAt, way });
  });
}

async function tellConnected(
  cli: Cli,
  store: Store,
  { expiresAt, way }: { expiresAt: number | undefined; way: Way },
): Promise<void> {
  const account = cli.account!;
  const json = {
    account: nameOf(account),
    key: account.key,
    provider: account.provider,
    name: account.name,
    way: way.id,
    expiresAt,
    store: store.name,
  };
  show(cli, json, () => {
    const life =
      expiresAt === undefined
        ? ""
        : ` Its token expires ${when(expiresAt, cli.io.clock.now())} and is refreshed automatically when used.`;
    return `${cli.colors.green("Connected")} ${cli.colors.bold(nameOf(account))}.${life}`;
  });
}

async function chosenWay(cli: Cli, provider: ProviderDescription, { way }: LoginOptions): Promise<Way> {
  if (way !== undefined && !provider.ways.some(({ id }) => id === way)) {
    const ids = provider.ways.map(({ id }) => id).join(", ");
    throw usageError(`${provider.title} is not connected by "${way}". There are: ${ids}.`);
  }
  if (way !== undefined || provider.ways.length === 1) return wayOf(provider, way);
  const choices = provider.ways.map(({ id, title }) => ({ value: id, label: title }));
  if (!canAsk(cli)) {
    const ids = choices.map(({ value }) => value).join(", ");
    throw usageError(
      `${provider.title} can be connected in several ways: ${ids}.`,
      `say which with --way, or run this in a terminal`,
    );
  }
  return wayOf(provider, await askChoice(cli, `How is ${provider.title} to be connected?`, choices));
}

async function accountName(cli: Cli, { accountField }: Way, { account }: LoginOptions): Promise<string> {
  if (account !== undefined || accountField !== undefined) return account ?? "default";
  if (!canAsk(cli)) return "default";
  const field = { name: "account", label: "What to call the account here", preset: "default" };
  return (await askField(cli, field)) || "default";
}

async function loginInBrowser(
  cli: Cli,
  provider: ProviderDescription,
  { settings }: Connection,
  { port, browser }: LoginOptions,
): Promise<Session> {
  const { io } = cli;
  await using listener = await listenForCallback(portOf(port), io);
  const { redirectUri } = listener;
  const { login: begin } = await provider.load();
  const begun = begin!(settings, { redirectUri, fetch: io.fetch, clock: io.clock });
  const { url, checks } = await begun.authorizationUrl();
  const opened =
    browser &&
    (await io.openBrowser(url).then(
      () => true,
      () => false,
    ));
  // Without this line nobody could log in: not even --quiet leaves it out.
  if (!opened) io.stderr.write(`Open this in a browser to log in:\n${url}\n`);
  else note(cli, `The browser was sent to ${provider.title}. If it did not open: ${url}`);
  note(cli, cli.errorColors.dim(`Waiting for it to come back to ${redirectUri}`));
  const callback = await listener.received();
  try {
    const session = await begun.exchange(callback.url, checks);
    callback.answer(true);
    return session;
  } catch (error) {
    callback.answer(false);
    throw error;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw usageError(`--port takes a number from 0 to 65535, not "${text}".`);
}

function waysHelp(): string {
  const lines = Object.values(providers).flatMap(({ name, ways, addresses }) =>
    ways.map(({ id, title, redirects, fields }) => {
      const open = [...fields, ...addresses].filter(({ secret }) => !secret).map((field) => field.name);
      const secrets = fields.filter(({ secret }) => secret).map((field) => field.name);
      const settings = `secret: ${secrets.join(", ")}${open.length > 0 ? `; --set: ${open.join(", ")}` : ""}`;
      return `  ${name.padEnd(10)}${id.padEnd(10)}${title}${redirects ? ", in the browser" : ""}\n${" ".repeat(22)}${settings}`;
    }),
  );
  return `
Ways:
${lines.join("\n")}

A login in the browser comes back to http://127.0.0.1:8765/callback: register that with the app.

Examples:
  tokens login hubstaff --way token --account alice --stdin < token.txt
  tokens login podio --way app --set clientId=my-app --set appId=123 --stdin < secrets.json
  tokens login psohub --set clientId=my-app --port 9000
`;
}
