/**
 * The list of providers: the `dependencies` of this package, and packages from elsewhere that a program names. For programs that
 * work with accounts of every provider; a program that uses one provider imports that provider.
 *
 * @example
 * ```ts
 * import { loadProviders } from "@tokens/providers";
 *
 * const { providers, failures } = await loadProviders(["tokens-provider-acme"]);
 * for (const { name, title } of providers) console.log(name, title);
 * for (const { specifier, error } of failures) console.error(`${specifier}: ${error.message}`);
 * ```
 *
 * @module
 */
export { findProviderPackage, type ProviderPackage } from "./find-package.ts";
export {
  loadProvider,
  loadProviders,
  providerPackages,
  type LoadedProviders,
  type ProviderFailure,
} from "./load-providers.ts";
