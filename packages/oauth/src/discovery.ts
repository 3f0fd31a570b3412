import { ProviderConfigurationError, ProviderUnavailableError } from "@tokens/core";
import type { CustomFetch, ServerMetadata } from "openid-client";
import type { OAuthEndpoints, OAuthServer } from "./server.ts";

/** What a request of the discovery is made with. */
interface Surroundings {
  readonly fetch: typeof fetch;
  /** Unix milliseconds. */
  now(): number;
}

/** A server's metadata, RFC 8414, asked for when it is first needed. */
export type Discovery = (surroundings: Surroundings) => Promise<ServerMetadata>;

const dayMs = 86_400_000;
const discoveryS = 5;

/**
 * Metadata of a server: from its endpoints, or by discovery, kept for a day and beyond that while the server cannot be reached.
 * Throws `ProviderUnavailableError`, or `ProviderConfigurationError` when another issuer answers.
 */
export function discovery(server: OAuthServer): Discovery {
  if (server.issuer === undefined) {
    const metadata = fromEndpoints(server.endpoints);
    return () => Promise.resolve(metadata);
  }
  const { issuer } = server;
  let known: { readonly metadata: ServerMetadata; readonly at: number } | undefined;
  let flight: Promise<ServerMetadata> | undefined;
  return async (surroundings) => {
    const now = surroundings.now();
    if (known && now - known.at < dayMs) return known.metadata;
    flight ??= discover(server.name, issuer, surroundings).finally(() => (flight = undefined));
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

/** openid-client is loaded here and in the login, so that a program that refreshes by endpoints never loads it. */
async function discover(name: string, issuer: string, { fetch }: Surroundings): Promise<ServerMetadata> {
  const oidc = await import("openid-client");
  const customFetch: CustomFetch = (url, init) => fetch(url, init as RequestInit);
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
        `The document at ${issuer} names another issuer. Give the issuer as the server itself writes it.`,
        { cause },
      );
    }
    throw new ProviderUnavailableError(
      `${name}'s discovery document could not be had from ${issuer}; try again later.`,
      {
        cause,
      },
    );
  }
}

function fromEndpoints({ token, authorization, revocation, deviceAuthorization }: OAuthEndpoints): ServerMetadata {
  return {
    issuer: new URL(token).origin,
    token_endpoint: token,
    ...(authorization !== undefined && { authorization_endpoint: authorization }),
    ...(revocation !== undefined && { revocation_endpoint: revocation }),
    ...(deviceAuthorization !== undefined && { device_authorization_endpoint: deviceAuthorization }),
  };
}
