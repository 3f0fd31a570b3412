import { ProviderConfigurationError } from "@tokens/core";
import type { Connection, DeviceLoginOptions, ProviderDescriptor } from "@tokens/provider-kit/descriptor";

/**
 * The descriptor of a connection's provider, or of the server that its settings choose. Throws `ProviderConfigurationError` when
 * there is no such provider or server. `fetch` reads the discovery document of an issuer.
 */
export async function connectedProvider(
  providers: readonly ProviderDescriptor[],
  { provider: name, settings }: Pick<Connection, "provider" | "settings">,
  options?: Pick<DeviceLoginOptions, "fetch">,
): Promise<ProviderDescriptor> {
  const provider = providers.find((one) => one.name === name);
  if (provider) return provider.servers ? provider.servers.describe(settings, options) : provider;
  const names = providers.map((one) => one.name).join(", ");
  throw new ProviderConfigurationError(`There is no provider "${name}". Available: ${names}.`);
}
