import type { TokenManager, TokenManagerOptions } from "@tokens/core";
import { createClient, linkPager, type AnyEndpoints, type Client } from "@tokens/provider-kit";
import type { AccountClient, Connection } from "@tokens/provider-kit/descriptor";
import { apiUrls } from "../api-urls.ts";
import { createOAuth } from "../create-oauth.ts";
import { createOAuth1 } from "../oauth1.ts";
import { googleServiceAccount } from "../service-account.ts";
import { parametersOf } from "../session-parameters.ts";
import { clientOf, isOAuth1, scopesOf, serverOf, type AnyServer } from "./server-of.ts";

/** Opens an account of any server. Throws `ProviderConfigurationError` when a setting is missing or wrong. */
export async function openAccount(
  connection: Connection,
  account: string,
  options: TokenManagerOptions,
): Promise<AccountClient> {
  const server = await serverOf(connection.settings);
  const tokens = tokensOf(server, connection, { ...options, account });
  let latest: { readonly baseUrl: string; readonly client: Client<AnyEndpoints> } | undefined;
  // The server may tell at a login where its API is.
  const apiUrl = async (): Promise<string> => apiUrls(server, parametersOf(await tokens.session()))[0]!;
  const client = async (): Promise<Client<AnyEndpoints>> => {
    const baseUrl = await apiUrl();
    if (latest?.baseUrl !== baseUrl) {
      const paging = linkPager({ items: rowsOf });
      latest = { baseUrl, client: createClient(tokens, { provider: server.title ?? server.name, baseUrl, paging }) };
    }
    return latest.client;
  };
  return {
    tokens,
    apiUrl,
    request: async (route, input) => (await client()).request(route, input),
    async *items(route, input) {
      yield* (await client()).items(route, input);
    },
  };
}

function tokensOf(server: AnyServer, { authMethod, settings }: Connection, options: TokenManagerOptions): TokenManager {
  const { consumerKey, consumerSecret, serviceAccount, subject } = settings;
  if (isOAuth1(server)) return createOAuth1({ ...server, consumerKey, consumerSecret, ...options });
  const { apis = [] } = server;
  const scopes = scopesOf(settings);
  if (authMethod === "service-account") {
    const { tokenUrl } = settings;
    const own = googleServiceAccount(serviceAccount, { scopes: scopes ?? [], subject });
    return createOAuth({ ...own, apis, ...(tokenUrl !== undefined && { endpoints: { token: tokenUrl } }), ...options });
  }
  return createOAuth({
    ...server,
    apis,
    ...clientOf(server, settings),
    ...(authMethod === "client-credentials" && { clientCredentials: { ...(scopes && { scopes }) } }),
    ...options,
  });
}

/** A page that is no array is one row. */
function rowsOf(page: unknown): readonly unknown[] {
  return Array.isArray(page) ? (page as readonly unknown[]) : [page];
}
