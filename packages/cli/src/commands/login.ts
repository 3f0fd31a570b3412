import { authMethodOf, nameOf, settingsOf } from "@tokens/accounts";
import type { AuthMethod, Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Command } from "commander";
import { connectAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { isInteractive, printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { helpWidth } from "../help-rows.ts";
import { authMethodsHelp } from "../login/help.ts";
import { loginInBrowser } from "../login/browser.ts";
import { defaultPort } from "../login/callback.ts";
import { loginOnDevice } from "../login/device.ts";
import { withProgress } from "../progress.ts";
import { askChoice, askField } from "../prompt.ts";
import { loadProviders } from "../providers.ts";
import { chooseProvider, type ServerOptions } from "../servers.ts";
import { collectSettings, type SettingOptions } from "../settings.ts";
import { formatRelativeTime } from "../text.ts";

interface LoginOptions extends SettingOptions, ServerOptions {
  readonly authMethod?: string;
  readonly device?: true;
  readonly account?: string;
  readonly port: string;
  readonly browser: boolean;
}

/** `tokens login` */
export const addLogin: AddCommand = (program, withCli) => {
  let providers: readonly ProviderDescriptor[] = [];
  const command: Command = program
    .command("login")
    .summary("connect an account")
    .description(
      "Connects an account and stores its session and login settings, so that every program that opens the store can refresh it. Secrets are prompted for or read from stdin, never passed as arguments.",
    )
    .argument("<provider>", "name of a provider or a server; see `tokens providers`")
    .option("--server <name>", "a server that `oauth` knows, such as github; see `tokens providers`")
    .option("--issuer <url>", "any OpenID Connect or OAuth server that publishes its metadata")
    .option("--auth-method <id>", "how to authenticate; see below")
    .option("--device", "log in with a code in a browser on another device")
    .option("--account <name>", "name of the account in the store (default: default)")
    .option("--set <name=value>", "a non-secret setting; repeatable", collect)
    .option("--stdin", "read the secret from stdin: one value, or a JSON object by name")
    .option("--port <number>", "port on 127.0.0.1 for the login redirect", defaultPort)
    .option("--no-browser", "print the login URL instead of opening it; in a terminal, the redirect URL can be pasted")
    .option("--sandbox <address>", "take the settings from a sandbox at this control address")
    .addHelpText("after", () => authMethodsHelp(providers, helpWidth(command)))
    .action(withCli((cli, provider: string, options: LoginOptions) => connect(cli, provider, options)));
  // Commander writes help synchronously.
  const load = withCli(async (cli, _command: Command) => {
    ({ providers } = await loadProviders(cli));
  });
  program.hook("preSubcommand", (_, subcommand) => (subcommand === command ? load(subcommand) : undefined));
};

async function connect(cli: Cli, name: string, options: LoginOptions): Promise<void> {
  const { provider, settings: known } = await chooseProvider(cli, name, options);
  const method = await chooseAuthMethod(cli, provider, options);
  const settings = settingsOf(provider, method, await collectSettings(cli, provider, method, options, known));
  const connection: Connection = { provider: provider.name, authMethod: method.id, settings };
  const account = await accountName(cli, method, options);
  await withStore(cli, async (store) => {
    const login = method.redirects ? loginInBrowser : method.device ? loginOnDevice : undefined;
    const loggedIn = (await login?.(cli, provider, connection, options, method)) ?? { connection };
    const expiresAt = await withProgress(
      cli,
      () => `Connecting ${provider.title}`,
      () => connectAccount(cli, store, { ...loggedIn, account }),
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
  { authMethod, device }: LoginOptions,
): Promise<AuthMethod> {
  const { title, authMethods } = provider;
  const id = authMethod ?? (device && deviceMethod(provider));
  const ids = authMethods.map((method) => method.id).join(", ");
  // A login on another device is the same in another place, which only --device asks for.
  const choices = authMethods.filter((method) => !method.device);
  if (id !== undefined && !authMethods.some((method) => method.id === id))
    throw usageError(`${title} has no auth method "${id}". Available: ${ids}.`);
  if (id !== undefined || choices.length === 1) return authMethodOf(provider, id ?? choices[0]!.id);
  if (!isInteractive(cli)) {
    throw usageError(
      `${title} has several auth methods: ${ids}.`,
      "choose one with --auth-method, or run this in a terminal",
    );
  }
  const options = choices.map((method) => ({ value: method.id, label: method.title }));
  return authMethodOf(provider, await askChoice(cli, `How do you want to connect ${title}?`, options));
}

function deviceMethod({ title, authMethods }: ProviderDescriptor): string {
  const method = authMethods.find(({ device }) => device);
  if (method) return method.id;
  throw usageError(
    `${title} has no login with a code on another device.`,
    "use --no-browser, open the URL on the other device, and paste the URL that it is redirected to",
  );
}

async function accountName(cli: Cli, { accountField }: AuthMethod, { account }: LoginOptions): Promise<string> {
  if (account !== undefined || accountField !== undefined) return account ?? "default";
  if (!isInteractive(cli)) return "default";
  const field = { name: "account", label: "Name of the account in the store", default: "default" };
  return (await askField(cli, field)) || "default";
}
