import type { ProviderDescriptor, ProviderServers, ServerInfo, Settings } from "@tokens/provider-kit/descriptor";
import { parseUniqueAssignments } from "./assignments.ts";
import { isInteractive, type Cli } from "./cli.ts";
import { notFound, usageError } from "./failure.ts";
import { askSearch } from "./prompt.ts";
import { findProvider, loadProviders, unknownProvider } from "./providers.ts";
import { nearest } from "./text.ts";

/** Command-line options that choose a server of a provider with many. */
export interface ServerOptions {
  readonly server?: string;
  readonly issuer?: string;
  readonly set?: readonly string[];
}

/** The descriptor to connect an account with, and the settings that chose it. */
export interface ChosenProvider {
  readonly provider: ProviderDescriptor;
  readonly settings: Settings;
}

/**
 * The provider of that name, or the server of that name, as `github` for `oauth --server github`. For a provider with many servers,
 * the descriptor of the one that the options name, or that a person chooses. Throws a `CommandError` when there is none.
 */
export async function chooseProvider(cli: Cli, name: string, options: ServerOptions): Promise<ChosenProvider> {
  const loaded = await loadProviders(cli);
  const provider = findProvider(loaded, name);
  if (!provider) {
    const host = await hostOf(loaded.providers, name);
    if (!host) throw unknownProvider(name, loaded);
    return describe(cli, host, { server: name, ...settingsOf(options) });
  }
  const { server, issuer } = options;
  if (!provider.servers) {
    if (server === undefined && issuer === undefined) return { provider, settings: {} };
    throw usageError(
      `${provider.title} has one server: --server and --issuer are for providers with many.`,
      `tokens login ${name}`,
    );
  }
  const given = settingsOf(options);
  const chosen = given["server"] ?? given["issuer"] ?? given["tokenUrl"];
  return describe(cli, provider, chosen === undefined ? { server: await askServer(cli, provider) } : given);
}

function settingsOf({ server, issuer, set }: ServerOptions): Settings {
  return {
    ...parseUniqueAssignments("--set", set),
    ...(server !== undefined && { server }),
    ...(issuer !== undefined && { issuer }),
  };
}

/** The provider that knows a server of this name. */
async function hostOf(
  providers: readonly ProviderDescriptor[],
  server: string,
): Promise<ProviderDescriptor | undefined> {
  for (const provider of providers) {
    const servers = await provider.servers?.list();
    if (servers?.some(({ name }) => name === server)) return provider;
  }
  return undefined;
}

async function describe(cli: Cli, provider: ProviderDescriptor, settings: Settings): Promise<ChosenProvider> {
  const { fetch } = cli.io;
  const { server } = settings;
  const servers = provider.servers!;
  try {
    return { provider: await servers.describe(settings, { fetch }), settings };
  } catch (error) {
    if (server !== undefined) await checkServer(servers, server);
    throw error;
  }
}

async function checkServer(servers: ProviderServers, server: string): Promise<void> {
  const names = (await servers.list()).map(({ name }) => name);
  if (names.includes(server)) return;
  const [like] = nearest(server, names, 1);
  throw notFound(
    `There is no server "${server}".`,
    like
      ? `did you mean ${like}?`
      : "tokens providers <text> searches the list; any other server connects by --issuer https://…",
  );
}

async function askServer(cli: Cli, { title, name, servers }: ProviderDescriptor): Promise<string> {
  if (!isInteractive(cli))
    throw usageError(
      `${title} connects to many servers: which one?`,
      `tokens login ${name} --server github, --issuer https://login.example.com, or --set authorizationUrl=… --set tokenUrl=…`,
    );
  const list = await servers!.list();
  const options = list.map((server) => ({ value: server.name, label: server.title, hint: hintOf(server) }));
  return askSearch(cli, "Which server? Type to search", options);
}

function hintOf({ name, protocol, needs }: ServerInfo): string {
  return [name, protocol === "OAuth 2" ? "" : protocol, needs.length > 0 ? `needs ${needs.join(", ")}` : ""]
    .filter(Boolean)
    .join("; ");
}
