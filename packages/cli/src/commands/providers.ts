import { addedProviders, writeAddedProviders } from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { ProviderDescriptor, ServerInfo } from "@tokens/provider-kit/descriptor";
import type { AddCommand } from "../action.ts";
import { printResult, printWarning, type Cli } from "../cli.ts";
import { CommandError, notFound, usageError } from "../failure.ts";
import { formatTable } from "../listing.ts";
import { defaultRedirectUri } from "../login/callback.ts";
import { loadProviders } from "../providers.ts";
import { sanitize } from "../text.ts";

/** `tokens providers` */
export const addProviders: AddCommand = (program, withCli) => {
  const providers = program
    .command("providers")
    .helpCommand(false)
    .summary("list, search, add and remove providers")
    .description(
      "Lists the providers that come with tokens, and those that were added. With text, searches them and every server that `oauth` connects to.",
    )
    .argument("[text]", "part of a name or title")
    .option("--servers", "list every server that `oauth` connects to")
    .addHelpText("after", "\nExamples:\n  tokens providers google\n  tokens providers --servers")
    .action(withCli(list));
  providers
    .command("add")
    .summary("add the provider of a package")
    .description(
      "Adds a provider package to the profile file. The package must already be installed: with this command, or in the working directory.",
    )
    .argument("<package>", "name of an installed package, or path of its folder")
    .action(withCli(add));
  providers
    .command("remove")
    .summary("remove a provider that was added")
    .description("Removes a provider from the profile file. Its accounts stay in the store.")
    .argument("<provider>", "name of the provider, or its package as it was added")
    .action(withCli(remove));
};

async function list(cli: Cli, text: string | undefined, { servers: all }: { servers?: true }): Promise<void> {
  const { providers, sources, failures } = await loadProviders(cli);
  const known = await serversOf(providers);
  const matches = ({ name, title }: { readonly name: string; readonly title: string }): boolean =>
    `${name} ${title}`.toLowerCase().includes((text ?? "").toLowerCase());
  const found = all ? [] : providers.filter(matches);
  const servers = all || text !== undefined ? known.filter(matches) : [];
  if (found.length + servers.length === 0)
    throw notFound(
      `No provider or server matches "${text}".`,
      "any other server connects by its address: tokens login oauth --issuer https://…",
    );
  const json = {
    providers: found.map((provider) => jsonOf(provider, sources[provider.name]!)),
    servers,
    failures: failures.map(({ specifier, error }) => ({ package: specifier, message: error.message })),
  };
  printResult(cli, json, () =>
    [
      json.providers.length > 0 && providerTable(cli, json.providers),
      servers.length > 0 && serverTable(cli, servers),
      cli.colors.dim(servers.length > 0 ? howToConnect : moreServers(known.length)),
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  for (const { error } of failures) printWarning(cli, sanitize(error.message));
}

interface Server extends ServerInfo {
  /** Name of the provider that connects to it. */
  readonly provider: string;
}

async function serversOf(providers: readonly ProviderDescriptor[]): Promise<readonly Server[]> {
  const lists = providers.map(async ({ name: provider, servers }) =>
    ((await servers?.list()) ?? []).map((server) => ({ ...server, provider })),
  );
  return (await Promise.all(lists)).flat();
}

const howToConnect = `Register ${defaultRedirectUri} as the redirect URI of your app, then: tokens login oauth --server <server>`;

function moreServers(count: number): string {
  return `oauth connects to ${count} servers by name: tokens providers --servers lists them, tokens providers <text> searches`;
}

function providerTable(cli: Cli, providers: readonly ReturnType<typeof jsonOf>[]): string {
  return formatTable(cli, {
    columns: [
      { title: "PROVIDER" },
      { title: "TITLE" },
      { title: "PACKAGE", shrinks: true },
      { title: "AUTH METHODS", shrinks: true },
    ],
    rows: providers.map(({ name, title, package: source, authMethods }) => [
      name,
      sanitize(title),
      sanitize(source),
      sanitize(authMethods.join(", ")),
    ]),
  });
}

function serverTable(cli: Cli, servers: readonly Server[]): string {
  return formatTable(cli, {
    columns: [{ title: "SERVER" }, { title: "TITLE", shrinks: true }, { title: "PROTOCOL" }, { title: "NEEDS" }],
    rows: servers.map(({ name, title, protocol, needs }) => [
      name,
      sanitize(title),
      protocol,
      ["an app", ...needs].join(", "),
    ]),
  });
}

function jsonOf(
  { name, title, authMethods }: ProviderDescriptor,
  source: string,
): { name: string; title: string; package: string; authMethods: string[] } {
  return { name, title, package: source, authMethods: authMethods.map(({ id }) => id) };
}

async function add(cli: Cli, name: string): Promise<void> {
  const { env, cwd } = cli.io;
  const { findProviderPackage, loadProvider } = await import("@tokens/providers");
  const { specifier } = await notFoundOnError(() => findProviderPackage(name, cwd));
  const provider = await loadProvider(specifier, cwd);
  const { sources } = await loadProviders(cli);
  const other = sources[provider.name];
  if (other === specifier) throw usageError(`The provider ${provider.name} from ${specifier} is already available.`);
  if (other !== undefined)
    throw new CommandError(`Two packages provide "${provider.name}": ${other} and ${specifier}.`, {
      outcome: "failed",
      code: "provider_configuration",
      next: `tokens providers remove ${provider.name}, then add the other`,
    });
  await writeAddedProviders([...(await addedProviders(env)), specifier], env);
  printResult(
    cli,
    jsonOf(provider, specifier),
    () =>
      `${cli.colors.green("Added")} ${sanitize(provider.title)} from ${specifier}. Connect an account: tokens login ${provider.name}`,
  );
}

async function remove(cli: Cli, name: string): Promise<void> {
  const { env } = cli.io;
  const { sources } = await loadProviders(cli);
  const added = await addedProviders(env);
  // A package that cannot be loaded has no name of its own.
  const specifier = added.includes(name) ? name : sources[name];
  if (specifier === undefined) throw notFound(`There is no provider "${name}".`, "tokens providers");
  if (!added.includes(specifier)) throw usageError(`${name} comes with tokens and cannot be removed.`);
  await writeAddedProviders(
    added.filter((one) => one !== specifier),
    env,
  );
  printResult(
    cli,
    { removed: specifier },
    () => `${cli.colors.green("Removed")} ${specifier}. Its accounts stay in the store.`,
  );
}

async function notFoundOnError<T>(find: () => T): Promise<T> {
  try {
    return find();
  } catch (error) {
    throw error instanceof ProviderConfigurationError ? notFound(error.message) : error;
  }
}
