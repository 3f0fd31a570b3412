import { systemClock, TokenManager, type Provider, type TokenManagerOptions } from "@tokens/core";
import { requireOptions } from "@tokens/provider-kit";
import { apisDependOnSession, apiUrls } from "./api-urls.ts";
import { checkClient, type OAuthClientCredentials } from "./client-authentication.ts";
import { discovery } from "./discovery.ts";
import { createDpop } from "./dpop.ts";
import { ownGrant, type OwnGrants } from "./own-grants.ts";
import { serverProvider } from "./provider.ts";
import { checkServer, type OAuthServer, type OAuthSession } from "./server.ts";
import { parametersOf } from "./session-parameters.ts";
import type { Values } from "./templates.ts";

/** Options of `createOAuth`. */
export type OAuthOptions<P extends string = string> = OAuthServer<P> &
  OAuthClientCredentials &
  OwnGrants &
  TokenManagerOptions<OAuthSession<P>> & {
    /** The APIs that tokens are sent to; only their origins count, e.g. `https://www.googleapis.com`. */
    readonly apis: readonly string[];
  };

/**
 * The tokens of one client of any OAuth 2 or OpenID Connect server: `fetch()` and `accessToken()`, `for()` for an account.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createOAuth<const P extends string = string>(options: OAuthOptions<P>): TokenManager<OAuthSession<P>> {
  requireOptions(options, "createOAuth({ name, issuer, clientId, clientSecret, apis })");
  const server = checkServer(options);
  const client = checkClient(server.name, options);
  const { clock = systemClock } = options;
  const dpop = server.dpop ? createDpop(() => clock.now()) : undefined;
  const provider = serverProvider({
    server,
    client,
    discover: discovery(server, client),
    origins: apiOrigins(server),
    grant: ownGrant(options, client, server),
    dpop,
  });
  return TokenManager.create<OAuthSession<P>>(provider, options);
}

/** The origins of a server's APIs, which may depend on what the server told at the login. */
function apiOrigins(server: OAuthServer): Provider["origins"] {
  const origins = (parameters: Values): readonly string[] =>
    apiUrls(server, parameters).map((url) => new URL(url).origin);
  return apisDependOnSession(server) ? (session) => origins(parametersOf(session)) : origins({});
}
