import { serviceUrl } from "@tokens/provider-kit";
import { TokenManager, type TokenManagerOptions } from "@tokens/core";
import { checkClient, type OAuthClientCredentials } from "./client-authentication.ts";
import { discovery } from "./discovery.ts";
import { oauthProvider, type ClientCredentialsGrant } from "./provider.ts";
import { checkServer, type OAuthServer } from "./server.ts";

/** Options of `createOAuth`. */
export type OAuthOptions = OAuthServer &
  OAuthClientCredentials &
  TokenManagerOptions & {
    /** The APIs that may see a token; only their origins count, e.g. `https://www.googleapis.com`. */
    readonly apis: readonly string[];
    /** The program acts for itself: no login, no refresh token. */
    readonly clientCredentials?: ClientCredentialsGrant;
  };

/**
 * The tokens of one client of any OAuth 2 or OpenID Connect server: `fetch()` and `accessToken()`, `for()` for an account.
 * Throws `ProviderConfigurationError` at once when the client or an address is unfit.
 */
export function createOAuth(options: OAuthOptions): TokenManager {
  const server = checkServer(options);
  const provider = oauthProvider({
    server,
    client: checkClient(server.name, options),
    discover: discovery(server),
    origins: options.apis.map((url) => new URL(serviceUrl("apis", url)).origin),
    clientCredentials: options.clientCredentials,
  });
  return TokenManager.create(provider, options);
}
