import type { Provider, Session } from "@tokens/core";
import {
  oauthProvider,
  requestGrant,
  userAgent,
  withRefreshTokenEnd,
  type OAuthProviderEndpoints,
  type TokenEndpointOptions,
} from "@tokens/provider-kit";
import { clientAuthentication, type CheckedClient } from "./client-authentication.ts";
import type { Discovery, DiscoveryContext } from "./discovery.ts";
import { serverHost, type OAuthServer } from "./server.ts";
import { parametersOf, readMembers, withParameters } from "./session-parameters.ts";

/** A token for the program itself, RFC 6749 section 4.4. */
export interface ClientCredentialsGrant {
  readonly scopes?: readonly string[];
  /** Further parameters, e.g. `audience` or `resource`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A client of a server, and where its tokens may be sent. */
export interface ServerProviderOptions {
  readonly server: OAuthServer;
  readonly client: CheckedClient;
  readonly discover: Discovery;
  readonly origins: Provider["origins"];
  readonly clientCredentials: ClientCredentialsGrant | undefined;
}

/** What `@tokens/core` needs to know of a server. */
export function serverProvider(options: ServerProviderOptions): Provider {
  const { server, client, discover, origins, clientCredentials } = options;
  const { name, rotation, defaultLifetimeMs, refreshBeforeMs, refreshTokenLifetimeMs, refreshParameters } = server;
  const { clientId, clientSecret } = client;
  const endpoint = tokenEndpoint(server, client, discover);
  const endpoints = async (context: DiscoveryContext, session?: Session): Promise<OAuthProviderEndpoints> => {
    const found = await discover(context, parametersOf(session));
    return {
      tokenUrl: found.token_endpoint!,
      refreshUrl: found.refresh_endpoint as string | undefined,
      revocationUrl: found.revocation_endpoint,
    };
  };
  const oauth = oauthProvider({
    name,
    realm: [serverHost(server), clientId],
    origins,
    rotation,
    defaultLifetimeMs,
    refreshBeforeMs,
    refreshTokenLifetimeMs,
    refreshParameters,
    endpoints,
    ...endpoint,
  });
  const provider: Provider = {
    ...oauth,
    refresh: async (session, context) => withParameters(await oauth.refresh(session, context), parametersOf(session)),
  };
  if (!clientCredentials) return provider;
  const { scopeSeparator = " " } = server;
  const { scopes, parameters } = clientCredentials;
  const grantParameters = {
    grant_type: "client_credentials",
    ...(scopes && { scope: scopes.join(scopeSeparator) }),
    ...parameters,
  };
  return {
    ...provider,
    ...(clientSecret !== undefined && { credential: () => clientSecret }),
    async authenticate(context) {
      const { tokenUrl: url } = await endpoints(context);
      const grant = await requestGrant({ ...endpoint, url, parameters: grantParameters }, context);
      return withRefreshTokenEnd(grant, refreshTokenLifetimeMs);
    },
  };
}

/** How a server's token endpoint is asked and how it answers. */
export function tokenEndpoint(server: OAuthServer, client: CheckedClient, discover: Discovery): TokenEndpointOptions {
  const { name, title: provider = name, bodyFormat: format, accessTokenPath, names, refused, hints } = server;
  return {
    provider,
    readMembers: readMembers(server),
    format,
    accessTokenPath,
    names,
    refused,
    hints,
    headers: userAgent("oauth"),
    client: clientAuthentication(client, discover),
  };
}
