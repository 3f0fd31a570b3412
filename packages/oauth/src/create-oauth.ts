import { TokenManager, type TokenManagerOptions } from "@tokens/core";
import { requireOptions, requireTexts, serviceUrl } from "@tokens/provider-kit";
import { checkClient, type OAuthClientCredentials } from "./client-authentication.ts";
import { discovery } from "./discovery.ts";
import { serverProvider, type ClientCredentialsGrant } from "./provider.ts";
import { checkServer, type OAuthServer } from "./server.ts";

/** Options of `createOAuth`. */
export type OAuthOptions = OAuthServer &
  OAuthClientCredentials &
  TokenManagerOptions & {
    /** The APIs that tokens are sent to; only their origins count, e.g. `https://www.googleapis.com`. */
    readonly apis: readonly string[];
    /** The program acts for itself: no login, no refresh token. */
    readonly clientCredentials?: ClientCredentialsGrant;
  };

/**
 * The tokens of one client of any OAuth 2 or OpenID Connect server: `fetch()` and `accessToken()`, `for()` for an account.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createOAuth(options: OAuthOptions): TokenManager {
  requireOptions(options, "createOAuth({ name, issuer, clientId, clientSecret, apis })");
  const server = checkServer(options);
  const provider = serverProvider({
    server,
    client: checkClient(server.name, options),
    discover: discovery(server),
    origins: apiOrigins(options.apis),
    clientCredentials: options.clientCredentials,
  });
  return TokenManager.create(provider, options);
}

/** The origins of `apis`. Throws `ProviderConfigurationError` for anything but a list of https addresses. */
export function apiOrigins(apis: readonly string[]): string[] {
  const urls = requireTexts(
    "apis",
    apis,
    'Pass the addresses that tokens are sent to, e.g. ["https://api.example.com"].',
  );
  return urls.map((url) => new URL(serviceUrl("apis", url)).origin);
}
