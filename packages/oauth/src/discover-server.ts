import { requireOptions, requireText, serviceUrl } from "@tokens/provider-kit";
import { textsOf } from "./metadata-document.ts";
import { fetchServerMetadata } from "./server-metadata.ts";
import type { OAuthEndpoints } from "./server.ts";

/** Options of `discoverServer`. */
export interface DiscoverServerOptions {
  readonly issuer: string;
  readonly fetch?: typeof fetch;
}

/** What a server offers, according to its discovery document. */
export interface DiscoveredServer {
  /** As the server spells it. */
  readonly issuer: string;
  readonly endpoints: Partial<OAuthEndpoints>;
  /** The scopes that the server lists; there may be more. */
  readonly scopes: readonly string[];
  readonly grantTypes: readonly string[];
  /** Methods of the token endpoint, as named in RFC 7591, e.g. `client_secret_basic`. */
  readonly clientAuthenticationMethods: readonly string[];
  /** Logins on devices without a browser (RFC 8628). */
  readonly device: boolean;
  /** Tokens of a program without a user (RFC 6749 section 4.4). */
  readonly clientCredentials: boolean;
  /** `registerClient` (RFC 7591). */
  readonly registration: boolean;
  /** RFC 9126. */
  readonly pushedAuthorization: "required" | "optional" | "none";
  /** Tokens that are bound to a key (RFC 9449). */
  readonly dpop: boolean;
}

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

/**
 * Finds what a server offers (OpenID Connect Discovery, RFC 8414). Throws `ProviderConfigurationError` when it has no discovery
 * document or another issuer's, `ProviderUnavailableError` when it does not answer.
 */
export async function discoverServer(options: DiscoverServerOptions): Promise<DiscoveredServer> {
  requireOptions(options, "discoverServer({ issuer })");
  const issuer = requireText("issuer", options.issuer, "Pass the address of the server.");
  serviceUrl("issuer", issuer);
  const { fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const metadata = await fetchServerMetadata(issuer, fetch);
  const endpoints = endpointsOf(metadata);
  // The defaults of RFC 8414 section 2.
  const grantTypes = textsOf(metadata.grant_types_supported) ?? ["authorization_code", "implicit"];
  const methods = textsOf(metadata.token_endpoint_auth_methods_supported) ?? ["client_secret_basic"];
  const isPushed = endpoints.pushedAuthorizationRequest !== undefined;
  return {
    issuer: metadata.issuer,
    endpoints,
    scopes: textsOf(metadata.scopes_supported) ?? [],
    grantTypes,
    clientAuthenticationMethods: methods,
    device: endpoints.deviceAuthorization !== undefined || grantTypes.includes(deviceGrant),
    clientCredentials: grantTypes.includes("client_credentials"),
    registration: endpoints.registration !== undefined,
    pushedAuthorization: !isPushed ? "none" : metadata.require_pushed_authorization_requests ? "required" : "optional",
    dpop: (textsOf(metadata["dpop_signing_alg_values_supported"]) ?? []).length > 0,
  };
}

function endpointsOf(metadata: Readonly<Record<string, unknown>>): Partial<OAuthEndpoints> {
  const names = {
    authorization: "authorization_endpoint",
    token: "token_endpoint",
    revocation: "revocation_endpoint",
    deviceAuthorization: "device_authorization_endpoint",
    pushedAuthorizationRequest: "pushed_authorization_request_endpoint",
    registration: "registration_endpoint",
  } as const satisfies Partial<Record<keyof OAuthEndpoints, string>>;
  const told = Object.entries(names).map(([name, member]) => [name, metadata[member]]);
  return Object.fromEntries(told.filter(([, url]) => typeof url === "string" && url !== "")) as Partial<OAuthEndpoints>;
}
