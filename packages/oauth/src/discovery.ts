import { ProviderConfigurationError, type GrantContext } from "@tokens/core";
import type { ServerMetadata } from "openid-client";
import type { CheckedClient } from "./client-authentication.ts";
import { fetchServerMetadata } from "./server-metadata.ts";
import { endpointsOf, issuerOf, type OAuthEndpoints, type OAuthServer } from "./server.ts";

/** What discovery needs of its caller. */
export type DiscoveryContext = Pick<GrantContext, "fetch" | "now">;

/** Finds a server's metadata (RFC 8414), for a session with these parameters. */
export type Discovery = (
  context: DiscoveryContext,
  parameters?: Readonly<Record<string, string>>,
) => Promise<ServerMetadata>;

const dayMs = 86_400_000;

/**
 * Metadata of a server: its endpoints as given, or its discovery document, which is cached for a day, and longer while the server
 * cannot be reached. A client that authenticates by mutual TLS gets the endpoints for it. Throws `ProviderUnavailableError`, or
 * `ProviderConfigurationError` when another issuer answers.
 */
export function discovery(server: OAuthServer, client?: Pick<CheckedClient, "method">): Discovery {
  const find = serverDiscovery(server);
  return client?.method === "tls" ? forMutualTls(find) : find;
}

function serverDiscovery(server: OAuthServer): Discovery {
  const { endpoints } = server;
  const issuer = issuerOf(server);
  if (endpoints !== undefined)
    return async (_context, parameters) => fromEndpoints(endpointsOf(server, endpoints, parameters), issuer);
  let known: { readonly metadata: ServerMetadata; readonly at: number } | undefined;
  let flight: Promise<ServerMetadata> | undefined;
  return async (context) => {
    const now = context.now();
    if (known && now - known.at < dayMs) return known.metadata;
    flight ??= discover(issuer!, context).finally(() => (flight = undefined));
    try {
      const metadata = await flight;
      known = { metadata, at: now };
      return metadata;
    } catch (error) {
      if (known) return known.metadata;
      throw error;
    }
  };
}

async function discover(issuer: string, { fetch }: DiscoveryContext): Promise<ServerMetadata> {
  const metadata = await fetchServerMetadata(issuer, fetch);
  if (metadata.token_endpoint) return metadata;
  throw new ProviderConfigurationError(
    `The discovery document of ${issuer} names no token endpoint. Pass endpoints instead of the issuer.`,
  );
}

function fromEndpoints(
  {
    token,
    refresh,
    authorization,
    revocation,
    deviceAuthorization,
    pushedAuthorizationRequest,
  }: Partial<OAuthEndpoints>,
  issuer = new URL((token ?? authorization)!).origin,
): ServerMetadata {
  return {
    issuer,
    ...(token !== undefined && { token_endpoint: token }),
    ...(refresh !== undefined && { refresh_endpoint: refresh }),
    ...(authorization !== undefined && { authorization_endpoint: authorization }),
    ...(revocation !== undefined && { revocation_endpoint: revocation }),
    ...(deviceAuthorization !== undefined && { device_authorization_endpoint: deviceAuthorization }),
    ...(pushedAuthorizationRequest !== undefined && {
      pushed_authorization_request_endpoint: pushedAuthorizationRequest,
    }),
  };
}

/** Metadata whose endpoints are those for mutual TLS, where the server has others for it (RFC 8705 section 5). */
function forMutualTls(find: Discovery): Discovery {
  return async (...call) => {
    const metadata = await find(...call);
    return { ...metadata, ...metadata.mtls_endpoint_aliases };
  };
}
