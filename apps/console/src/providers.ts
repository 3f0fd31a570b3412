import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { loadProviders } from "@tokens/providers";

/** The providers that the console connects accounts of. */
export const providers: readonly ProviderDescriptor[] = (await loadProviders()).providers;

/** The provider of that name, or undefined. */
export function providerNamed(name: string): ProviderDescriptor | undefined {
  return providers.find((provider) => provider.name === name);
}
