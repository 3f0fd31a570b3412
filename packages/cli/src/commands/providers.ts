import { addedProviders, writeAddedProviders } from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { AddCommand } from "../action.ts";
import { printResult, printWarning, type Cli } from "../cli.ts";
import { CommandError, notFound, usageError } from "../failure.ts";
import { formatTable } from "../listing.ts";
import { loadProviders } from "../providers.ts";
import { sanitize } from "../text.ts";

/** `tokens providers` */
export const addProviders: AddCommand = (program, withCli) => {
  const providers = program
    .command("providers")
    .helpCommand(false)
    .summary("list, add and remove providers")
    .description("Lists the providers: those that come with tokens, and the packages that were added.")
    .action(withCli(list));
  providers
    .command("add")
    .summary("add the provider of a package")
    .description(
      "Adds a provider package to the profile file. The package has to be installed already: with this command, or in the working directory.",
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

async function list(cli: Cli): Promise<void> {
  const { providers, sources, failures } = await loadProviders(cli);
  const json = {
    providers: providers.map((provider) => jsonOf(provider, sources[provider.name]!)),
    failures: failures.map(({ specifier, error }) => ({ package: specifier, message: error.message })),
  };
  printResult(cli, json, () =>
    formatTable(cli, {
      columns: [
        { title: "PROVIDER" },
        { title: "TITLE" },
        { title: "PACKAGE", shrinks: true },
        { title: "AUTH METHODS", shrinks: true },
      ],
      rows: json.providers.map(({ name, title, package: source, authMethods }) => [
        name,
        sanitize(title),
        sanitize(source),
        sanitize(authMethods.join(", ")),
      ]),
    }),
  );
  for (const { error } of failures) printWarning(cli, sanitize(error.message));
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
  if (other === specifier) throw usageError(`The provider ${provider.name} of ${specifier} is already there.`);
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
