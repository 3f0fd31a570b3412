import type { AuthMethod, ProviderDescriptor } from "@tokens/provider-kit/descriptor";

export type { AuthMethod, Field, RouteInfo } from "@tokens/provider-kit/descriptor";

/** A provider as the console uses it. */
export type Provider = ProviderDescriptor;
export type Providers = readonly Provider[];

export function findProvider(providers: Providers, name: string): Provider | undefined {
  return providers.find((provider) => provider.name === name);
}

export function findAuthMethod({ authMethods }: Provider, id: string): AuthMethod | undefined {
  return authMethods.find((method) => method.id === id);
}
