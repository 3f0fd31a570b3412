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
import { createDpopKey, dpopKeyOf, readDpopKey, type Dpop, type DpopKey } from "./dpop.ts";
import type { Discovery, DiscoveryContext } from "./discovery.ts";
import type { OwnGrant } from "./own-grants.ts";
import { serverHost, type OAuthServer } from "./server.ts";
import { parametersOf, readParameters, withParameters } from "./session-parameters.ts";

/** A client of a server, and where its tokens may be sent. */
export interface ServerProviderOptions {
  readonly server: OAuthServer;
  readonly client: CheckedClient;
  readonly discover: Discovery;
  readonly origins: Provider["origins"];
  readonly grant: OwnGrant | undefined;
  /** @default tokens are bearer tokens */
  readonly dpop: Dpop | undefined;
}

/** What `@tokens/core` needs to know about a server. */
export function serverProvider(options: ServerProviderOptions): Provider {
  const { server, client, discover, origins, grant, dpop } = options;
  const { name, rotation, defaultLifetimeMs, refreshBeforeMs, refreshTokenLifetimeMs, refreshParameters } = server;
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
    realm: [serverHost(server), client.clientId, ...(grant?.realm ?? [])],
    origins,
    rotation,
    defaultLifetimeMs,
    refreshBeforeMs,
    refreshTokenLifetimeMs,
    refreshParameters: { ...refreshParameters, ...resourceOf(server) },
    endpoints,
    ...endpoint,
  });
  const provider: Provider = {
    ...oauth,
    async refresh(session, context) {
      const key = dpop && dpopKeyOf(session);
      const bound = key ? { ...context, fetch: dpop.forTokens(context.fetch, key) } : context;
      return withParameters(await oauth.refresh(session, bound), parametersOf(session));
    },
    authorize: (session, request) => (dpop && dpopKeyOf(session) ? dpop : oauth).authorize(session, request),
    ...(dpop && { fetchWith: dpop.fetchWith }),
  };
  if (!grant) return provider;
  const { credential, authenticates } = grant;
  return {
    ...provider,
    ...(credential !== undefined && { credential: () => credential }),
    async authenticate(context) {
      const { tokenUrl: url } = await endpoints(context);
      const parameters = { ...(await grant.parameters(context, url)), ...resourceOf(server) };
      const key = dpop && (await createDpopKey());
      const bound = key ? { ...context, fetch: dpop.forTokens(context.fetch, key) } : context;
      const own = { ...tokenEndpoint(server, client, discover, key), ...(!authenticates && { client: undefined }) };
      return withRefreshTokenEnd(await requestGrant({ ...own, url, parameters }, bound), refreshTokenLifetimeMs);
    },
  };
}

/** The parameter that names the APIs that the tokens are for (RFC 8707 section 2). */
export function resourceOf({ resource }: Pick<OAuthServer, "resource">): { readonly resource?: readonly string[] } {
  return resource === undefined ? {} : { resource: [resource].flat() };
}

/** How a server's token endpoint is called and how it responds. */
export function tokenEndpoint(
  server: OAuthServer,
  client: CheckedClient,
  discover: Discovery,
  key?: DpopKey,
): TokenEndpointOptions {
  const { name, title: provider = name, bodyFormat: format, accessTokenPath, names, refused, hints } = server;
  return {
    provider,
    readMembers: (body) => ({ ...readParameters(server, body), ...readDpopKey(body, key) }),
    format,
    accessTokenPath,
    names,
    refused,
    hints,
    headers: userAgent("oauth"),
    client: clientAuthentication(client, discover),
  };
}
