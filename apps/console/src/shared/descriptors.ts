import { connectedProvider } from "@tokens/accounts";
import type { Connection } from "@tokens/provider-kit/descriptor";
import { findAuthMethod, findProvider, type Provider, type Providers } from "./providers.ts";

/** What of a connection decides which descriptor it has. */
type Chosen = Pick<Connection, "provider" | "settings">;

/** The descriptors of connections: of a provider, or of one server of a provider with many. */
export interface Descriptors {
  /**
   * Reads what an issuer offers from the network. Throws `ProviderConfigurationError` when there is no descriptor,
   * `ProviderUnavailableError` when discovery fails.
   */
  of(connection: Chosen): Promise<Provider>;
  /** What is known without the network. */
  known(connection: Chosen): Promise<Provider | undefined>;
  /** The title of an auth method. Undefined when its provider is not installed. */
  methodTitle(connection: Connection): Promise<string | undefined>;
  /** Names of the settings that no page and no message may show. */
  secretSettings(connection: Chosen): Promise<readonly string[]>;
  /** Returns the title of a provider or server, by the first part of a session key. */
  titles(): Promise<(name: string) => string>;
}

/** `fetch` reads the discovery documents of issuers. */
export function openDescriptors(providers: Providers, fetch: typeof globalThis.fetch): Descriptors {
  let servers: Promise<ReadonlyMap<string, string>> | undefined;

  const describe = (connection: Chosen): Promise<Provider> => connectedProvider(providers, connection, { fetch });

  async function known(connection: Chosen): Promise<Provider | undefined> {
    const provider = findProvider(providers, connection.provider);
    if (!provider?.servers || connection.settings["server"] === undefined) return provider;
    // Its settings may be those of another version of the package.
    return describe(connection).catch(() => undefined);
  }

  async function listServers(): Promise<ReadonlyMap<string, string>> {
    const lists = await Promise.all(providers.map(async ({ servers: own }) => (own ? own.list() : [])));
    return new Map(lists.flat().map(({ name, title }) => [name, title]));
  }

  return {
    of: describe,
    known,
    async methodTitle(connection) {
      const provider = (await known(connection)) ?? findProvider(providers, connection.provider);
      return provider && (findAuthMethod(provider, connection.authMethod)?.title ?? connection.authMethod);
    },
    async secretSettings(connection) {
      const shown = publicSettings(await known(connection));
      return Object.keys(connection.settings).filter((name) => !shown.has(name));
    },
    async titles() {
      const ofServers = await (servers ??= listServers());
      return (name) => findProvider(providers, name)?.title ?? ofServers.get(name) ?? name;
    },
  };
}

/** Every other setting is treated as secret. Those of an issuer are not described without the network. */
function publicSettings(provider: Provider | undefined): ReadonlySet<string> {
  if (!provider) return new Set();
  const fields = [...provider.authMethods.flatMap((method) => method.fields), ...provider.addresses];
  return new Set([...fields.filter(({ secret }) => !secret).map(({ name }) => name), "server", "issuer", "scopes"]);
}
