import { ProviderConfigurationError, type Session } from "@tokens/core";
import { requireText, serviceUrl, withoutSlashes, type RefreshTokenOptions } from "@tokens/provider-kit";
import type { TokenRequest } from "@tokens/core/token-endpoint";
import type { ClientAuthenticationMethod } from "./client-authentication.ts";
import type { DpopKey } from "./dpop.ts";
import { fillTemplate, fillVariables, requireFilled, type Values } from "./templates.ts";

/** Endpoints of an authorization server. Only `token` is required. */
export interface OAuthEndpoints {
  readonly token: string;
  /**
   * Where tokens are refreshed.
   *
   * @default `token`
   */
  readonly refresh?: string;
  readonly authorization?: string;
  /** RFC 7009. */
  readonly revocation?: string;
  /** RFC 8628. */
  readonly deviceAuthorization?: string;
  /** RFC 9126; used with `pushedAuthorization`. */
  readonly pushedAuthorizationRequest?: string;
  /** RFC 7591; used by `registerClient`. */
  readonly registration?: string;
}

/** A session with the non-standard values that the server sent at the login and the API needs later. */
export interface OAuthSession<P extends string = string> extends Session {
  /** Values of `callbackParameters` and `tokenResponseParameters`. A refresh replaces those that its response contains. */
  readonly parameters?: { readonly [K in P]?: string };
  /** The private key that the tokens are bound to (RFC 9449), as a JWK. */
  readonly dpopKey?: DpopKey;
}

/**
 * How a server deviates from the standards. Addresses may have `{name}` placeholders, whose values are `variables` or parameters of the
 * session. `A || B` is A when each of its placeholders has a value, otherwise B.
 */
export interface OAuthServerOptions<P extends string = string>
  extends Pick<TokenRequest, "accessTokenPath" | "names" | "refused" | "hints">, RefreshTokenOptions {
  /** Part of every key in the session manager, and of messages, e.g. `google`. */
  readonly name: string;
  /**
   * Name shown in messages, e.g. `Google`.
   *
   * @default `name`
   */
  readonly title?: string;
  /** Values of the placeholders in addresses, e.g. `{ subdomain: "acme" }`. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** The APIs that tokens are sent to. Only their origins count. */
  readonly apis?: readonly string[];
  /** Scopes of a login that names none. */
  readonly defaultScopes?: readonly string[];
  /** Lifetime of an access token in milliseconds, for a server whose response does not state it. */
  readonly defaultLifetimeMs?: number;
  /**
   * How long before it expires, in milliseconds, a token is refreshed at the earliest, for a server that refuses earlier requests
   * (Exact Online: 30,000).
   *
   * @default a fifth of the lifetime, at most 10 minutes
   */
  readonly refreshBeforeMs?: number;
  /** @default " " */
  readonly scopeSeparator?: string;
  /**
   * Whether tokens are bound to a key that is kept with the session (RFC 9449), so that a stolen token is of no use without it. If the
   * server issues bearer tokens anyway, those are used.
   *
   * @default false
   */
  readonly dpop?: boolean;
  /** The APIs that the tokens are for, if the server issues tokens for individual APIs (RFC 8707). Sent with every request. */
  readonly resource?: string | readonly string[];
  /** Further parameters of the authorization URL. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /** Further parameters of the token request of a login. */
  readonly tokenParameters?: Readonly<Record<string, string>>;
  /**
   * Whether a login sends a code challenge (RFC 7636). `false` is for servers that refuse one.
   *
   * @default true
   */
  readonly pkce?: boolean;
  /**
   * Whether the authorization request is sent to the server beforehand, so that the browser carries only a reference to it (RFC 9126).
   *
   * @default whether the discovery document requires it
   */
  readonly pushedAuthorization?: boolean;
  /** Parameters of the callback that stay with the session, e.g. `realmId` of QuickBooks. */
  readonly callbackParameters?: readonly P[];
  /**
   * Further hosts that a callback may choose for the token endpoint, where `endpoints.token` depends on it. Anyone can write a callback,
   * and the client's secret is sent to that host.
   *
   * @default the hosts of `endpoints` alone
   */
  readonly callbackHosts?: readonly string[];
  /** Members of token responses that stay with the session, e.g. `instance_url` of Salesforce. `team.id` is the member of a member. */
  readonly tokenResponseParameters?: readonly P[];
  /** How clients authenticate with this server, unless the default of `OAuthClientCredentials` fits. */
  readonly clientAuthentication?: ClientAuthenticationMethod;
  /**
   * Encoding of token requests.
   *
   * @default "form"
   */
  readonly bodyFormat?: "form" | "json";
}

/**
 * A server by its issuer, whose endpoints are discovered, or by its endpoints. With both, only a login with `openid` discovers, to verify
 * the ID token.
 */
export type OAuthServer<P extends string = string> = OAuthServerOptions<P> &
  (
    | { readonly issuer: string; readonly endpoints?: OAuthEndpoints | undefined }
    | { readonly issuer?: undefined; readonly endpoints: OAuthEndpoints }
  );

/** Checks the name and the addresses of a server. Throws `ProviderConfigurationError` when one is missing, or neither https nor this machine. */
export function checkServer<P extends string>(server: OAuthServer<P>): OAuthServer<P> {
  const { issuer, endpoints } = server;
  const name = requireText("name", server.name, 'Name the server, e.g. "google".');
  if (issuer === undefined && endpoints === undefined)
    throw new ProviderConfigurationError(`${name} needs an issuer or endpoints: pass one of them.`);
  if (issuer !== undefined) serviceUrl("issuer", issuerOf(server)!);
  if (endpoints !== undefined)
    requireText("endpoints.token", endpoints.token, "Pass the address of the token endpoint.");
  for (const [what, template] of Object.entries(endpoints ?? {}) as [string, string | undefined][]) {
    const url = template === undefined ? undefined : fillVariables(server, template);
    if (url !== undefined) serviceUrl(`endpoints.${what}`, url);
  }
  return server;
}

/** The issuer of a server, with its variables. */
export function issuerOf({ issuer, ...server }: OAuthServer): string | undefined {
  return issuer === undefined ? undefined : requireFilled(server, issuer, server.variables ?? {});
}

/**
 * The endpoints of a server, for a session with these parameters. Before a login they are unknown, and so may be the token endpoint.
 * Throws `ProviderConfigurationError` when the session lacks one.
 */
export function endpointsOf(
  server: OAuthServer,
  endpoints: OAuthEndpoints,
  parameters?: Values,
): Partial<OAuthEndpoints> {
  const values = { ...server.variables, ...parameters };
  const filled = Object.entries(endpoints).flatMap(([what, template]: [string, string | undefined]) => {
    const url = template === undefined ? undefined : fillTemplate(server, template, values);
    return url === undefined ? [] : [[what, url] as const];
  });
  if (parameters !== undefined) requireFilled(server, endpoints.token, values);
  return Object.fromEntries(filled);
}

/** Tells servers of the same name apart. */
export function serverHost(server: OAuthServer): string {
  const issuer = issuerOf(server);
  if (issuer !== undefined) {
    const { host, pathname } = new URL(issuer);
    return host + withoutSlashes(pathname);
  }
  const { token, authorization } = server.endpoints!;
  // The server may tell at a login where its token endpoint is.
  return new URL(fillVariables(server, token) ?? fillVariables(server, authorization!)!).host;
}
