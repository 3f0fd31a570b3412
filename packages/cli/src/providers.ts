import { addedProviders, configPath } from "@tokens/accounts";
import type { ProviderConfigurationError } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { LoadedProviders } from "@tokens/providers";
import type { Cli } from "./cli.ts";
import { notFound, type CommandError } from "./failure.ts";
import type { Io } from "./io.ts";
import { nearest } from "./text.ts";

/** Loads the providers, once per run. One that cannot be loaded is in `failures`, and so is a damaged profile file. */
export function loadProviders(cli: Cli): Promise<LoadedProviders> {
  return (cli.providers ??= load(cli.io));
}

async function load({ env, ...io }: Io): Promise<LoadedProviders> {
  let added: readonly string[];
  try {
    added = await addedProviders(env);
  } catch (error) {
    const loaded = await io.loadProviders([]);
    const failure = { specifier: configPath(env), error: error as ProviderConfigurationError };
    return { ...loaded, failures: [...loaded.failures, failure] };
  }
  return io.loadProviders(added);
}

/** The provider of that name. Throws a `CommandError` when there is none. */
export async function resolveProvider(cli: Cli, name: string): Promise<ProviderDescriptor> {
  const loaded = await loadProviders(cli);
  const provider = findProvider(loaded, name);
  if (provider) return provider;
  throw unknownProvider(name, loaded);
}

/** The provider of that name, if it is loaded. */
export function findProvider({ providers }: LoadedProviders, name: string): ProviderDescriptor | undefined {
  return providers.find((one) => one.name === name);
}

/** There is no provider of that name, or it could not be loaded. */
export function unknownProvider(name: string, { providers, failures }: LoadedProviders): CommandError {
  const names = providers.map((provider) => provider.name);
  const problems = failures.map(({ error }) => ` ${error.message}`).join("");
  const [like] = nearest(name, names, 1);
  const next = failures.length > 0 ? "tokens doctor" : "tokens providers add <package>";
  return notFound(
    `There is no provider "${name}". Available: ${names.join(", ")}.${problems}`,
    like ? `did you mean ${like}?` : next,
  );
}
