import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { findProviderPackage } from "./find-package.ts";

/** A provider that could not be loaded. */
export interface ProviderFailure {
  /** Package name or folder. */
  readonly specifier: string;
  readonly error: ProviderConfigurationError;
}

/** What `loadProviders` found. */
export interface LoadedProviders {
  readonly providers: readonly ProviderDescriptor[];
  /** Package name or folder of each provider, by the provider's name. */
  readonly sources: Readonly<Record<string, string>>;
  readonly failures: readonly ProviderFailure[];
}

const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const libraries = ["@tokens/core", "@tokens/provider-kit"];

/** Packages of the providers that come with tokens: every dependency of this package that is a provider. */
export const providerPackages: readonly string[] = Object.keys(dependencies).filter(
  (name) => !libraries.includes(name),
);

/**
 * Loads the descriptor of a provider: from one of `providerPackages`, a package that is installed where this one is or found from
 * `directory`, or the folder of a package. Throws `ProviderConfigurationError` when there is none, or it is not a descriptor.
 */
export async function loadProvider(specifier: string, directory: string = process.cwd()): Promise<ProviderDescriptor> {
  const entry = providerPackages.includes(specifier)
    ? `${specifier}/descriptor`
    : pathToFileURL(findProviderPackage(specifier, directory).entry).href;
  try {
    const { provider } = (await import(entry)) as { readonly provider?: ProviderDescriptor };
    return defineProvider(provider!);
  } catch (error) {
    const [message] = (error as Error).message.split("\n");
    throw new ProviderConfigurationError(
      isTokensError(error)
        ? `${specifier} is not a provider package. ${message}`
        : `The provider package ${specifier} cannot be loaded: ${message}`,
    );
  }
}

/**
 * Loads every provider that comes with tokens, and those that `added` names as `loadProvider` takes them. A provider that cannot
 * be loaded, or whose name is taken by an earlier one, is in `failures`.
 */
export async function loadProviders(
  added: readonly string[] = [],
  directory: string = process.cwd(),
): Promise<LoadedProviders> {
  const specifiers = [...providerPackages, ...added];
  const results = await Promise.allSettled(specifiers.map((specifier) => loadProvider(specifier, directory)));
  const providers: ProviderDescriptor[] = [];
  const sources: Record<string, string> = {};
  const failures: ProviderFailure[] = [];
  for (const [index, result] of results.entries()) {
    const specifier = specifiers[index]!;
    if (result.status === "rejected") {
      failures.push({ specifier, error: result.reason as ProviderConfigurationError });
      continue;
    }
    const { name } = result.value;
    const other = Object.hasOwn(sources, name) ? sources[name]! : undefined;
    if (other === undefined) {
      providers.push(result.value);
      sources[name] = specifier;
    } else failures.push({ specifier, error: nameTaken(name, other, specifier) });
  }
  return { providers, sources, failures };
}

function nameTaken(name: string, first: string, second: string): ProviderConfigurationError {
  return new ProviderConfigurationError(
    `Two packages provide "${name}": ${first} and ${second}. Use only one of them.`,
  );
}
