import { ProviderConfigurationError } from "@tokens/core";
import { requireText, serviceUrl, type RefreshTokenOptions } from "@tokens/provider-kit";
import type { TokenRequest } from "@tokens/core/token-endpoint";
import type { ClientAuthenticationMethod } from "./client-authentication.ts";

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
}

/** How a server deviates from the standards. */
export interface OAuthServerOptions
  extends Pick<TokenRequest, "accessTokenPath" | "names" | "refused" | "hints">, RefreshTokenOptions {
  /** Part of every key in the session manager, and of messages, e.g. `google`. */
  readonly name: string;
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
  /** Further parameters of the authorization URL. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /** Further parameters of the token request of a login. */
  readonly tokenParameters?: Readonly<Record<string, string>>;
  /** How clients authenticate with this server, unless the default of `OAuthClientCredentials` fits. */
  readonly clientAuthentication?: ClientAuthenticationMethod;
  /**
   * Encoding of token requests.
   *
   * @default "form"
   */
  readonly bodyFormat?: "form" | "json";
}

/** A server by its issuer, whose endpoints are discovered, or by its endpoints. */
export type OAuthServer = OAuthServerOptions &
  (
    | { readonly issuer: string; readonly endpoints?: undefined }
    | { readonly issuer?: undefined; readonly endpoints: OAuthEndpoints }
  );

/** Google issues a refresh token only with `access_type=offline`, and after the first login only with `prompt=consent`. */
export const google: OAuthServer = {
  name: "google",
  issuer: "https://accounts.google.com",
  rotation: false,
  authorizationParameters: { access_type: "offline", prompt: "consent" },
  hints: {
    invalid_grant:
      "Google revokes a refresh token when the user withdraws access or changes the password, when it is unused for six months, when the user has too many newer ones for this client, and after seven days while the app's publishing status is Testing.",
  },
};

/** Box: refresh tokens work once and last 60 days; the client authenticates in the body. */
export const box: OAuthServer = {
  name: "box",
  endpoints: {
    authorization: "https://account.box.com/api/oauth2/authorize",
    token: "https://api.box.com/oauth2/token",
    revocation: "https://api.box.com/oauth2/revoke",
  },
  clientAuthentication: "post",
  defaultLifetimeMs: 3_600_000,
  refreshTokenLifetimeMs: 60 * 86_400_000,
};

/** Checks the name and the addresses of a server. Throws `ProviderConfigurationError` when one is missing, or neither https nor this machine. */
export function checkServer(server: OAuthServer): OAuthServer {
  const { issuer, endpoints, ...settings } = server;
  requireText("name", settings.name, 'Name the server, e.g. "google".');
  if (issuer !== undefined && endpoints === undefined) {
    serviceUrl("issuer", issuer);
    return { ...settings, issuer };
  }
  if (issuer === undefined && endpoints !== undefined) {
    requireText("endpoints.token", endpoints.token, "Pass the address of the token endpoint.");
    for (const [what, url] of Object.entries(endpoints) as [string, string | undefined][])
      if (url !== undefined) serviceUrl(`endpoints.${what}`, url);
    return { ...settings, endpoints };
  }
  throw new ProviderConfigurationError(
    `${settings.name} needs either an issuer or endpoints, not ${issuer === undefined ? "neither" : "both"}: pass one of them.`,
  );
}

/** Tells servers of the same name apart. */
export function serverHost({ issuer, endpoints }: OAuthServer): string {
  const { host, pathname } = new URL(issuer ?? endpoints.token);
  return issuer === undefined ? host : host + pathname.replace(/\/+$/, "");
}
