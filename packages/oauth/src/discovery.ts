import { ProviderConfigurationError, ProviderUnavailableError, type GrantContext } from "@tokens/core";
import { userAgent } from "@tokens/provider-kit";
import type { CustomFetch, ServerMetadata } from "openid-client";
import { endpointsOf, issuerOf, type OAuthEndpoints, type OAuthServer } from "./server.ts";

/** What discovery needs of its caller. */
export type DiscoveryContext = Pick<GrantContext, "fetch" | "now">;

/** Finds a server's metadata (RFC 8414), for a session with these parameters. */
export type Discovery = (
  context: DiscoveryContext,
  parameters?: Readonly<Record<string, string>>,
) => Promise<ServerMetadata>;

const dayMs = 86_400_000;
const discoveryS = 5;

/**
 * Metadata of a server: its endpoints as given, or its discovery document, which is cached for a day, and longer while the server
 * cannot be reached. Throws `ProviderUnavailableError`, or `ProviderConfigurationError` when another issuer answers.
 */
export function discovery(server: OAuthServer): Discovery {
  const { endpoints } = server;
  const issuer = issuerOf(server);
  if (endpoints !== undefined)
    return async (_context, parameters) => fromEndpoints(endpointsOf(server, endpoints, parameters), issuer);
  let known: { readonly metadata: ServerMetadata; readonly at: number } | undefined;
  let flight: Promise<ServerMetadata> | undefined;
  return async (context) => {
    const now = context.now();
    if (known && now - known.at < dayMs) return known.metadata;
    flight ??= discover(server.name, issuer!, context).finally(() => (flight = undefined));
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

/** openid-client is imported only here and by logins: a program that passes endpoints and only refreshes does not load it. */
async function discover(name: string, issuer: string, { fetch }: DiscoveryContext): Promise<ServerMetadata> {
  const oidc = await import("openid-client");
  const customFetch: CustomFetch = (url, { headers, ...init }) =>
    fetch(url, { ...init, headers: { ...headers, ...userAgent("oauth") } } as RequestInit);
  const isPlain = new URL(issuer).protocol === "http:";
  const attempt = (algorithm: "oidc" | "oauth2"): Promise<ServerMetadata> =>
    oidc
      .discovery(new URL(issuer), "discovery", undefined, oidc.None(), {
        algorithm,
        timeout: discoveryS,
        execute: isPlain ? [oidc.allowInsecureRequests] : [],
        [oidc.customFetch]: customFetch,
      })
      .then((config) => config.serverMetadata());
  try {
    return await attempt("oidc").catch((error: unknown) => {
      if ((error as { code?: string }).code !== "OAUTH_RESPONSE_IS_NOT_CONFORM") throw error;
      return attempt("oauth2");
    });
  } catch (cause) {
    if ((cause as { code?: string }).code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED") {
      throw new ProviderConfigurationError(
        `The discovery document at ${issuer} names another issuer. Pass the issuer exactly as the server writes it.`,
        { cause },
      );
    }
    throw new ProviderUnavailableError(
      `${name}'s discovery document could not be fetched from ${issuer}; try again later.`,
      {
        cause,
      },
    );
  }
}

function fromEndpoints(
  { token, refresh, authorization, revocation, deviceAuthorization }: Partial<OAuthEndpoints>,
  issuer = new URL((token ?? authorization)!).origin,
): ServerMetadata {
  return {
    issuer,
    ...(token !== undefined && { token_endpoint: token }),
    ...(refresh !== undefined && { refresh_endpoint: refresh }),
    ...(authorization !== undefined && { authorization_endpoint: authorization }),
    ...(revocation !== undefined && { revocation_endpoint: revocation }),
    ...(deviceAuthorization !== undefined && { device_authorization_endpoint: deviceAuthorization }),
  };
}
