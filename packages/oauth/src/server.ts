import { serviceUrl } from "@tokens/provider-kit";
import { ProviderConfigurationError } from "@tokens/core";
import type { TokenRequest } from "@tokens/core/token-endpoint";
import type { ClientAuthentication } from "./client-authentication.ts";

/** Addresses of an authorization server. Only what is used has to be there. */
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

/** What is particular to a server. */
export interface OAuthServerOptions extends Pick<TokenRequest, "accessTokenPath" | "names" | "refused" | "hints"> {
  /** Part of every key in the session manager, and of messages, e.g. `google`. */
  readonly name: string;
  /**
   * Whether a refresh token works once. `true` is also safe where it is not so.
   *
   * @default true
   */
  readonly rotation?: boolean;
  /** Lifetime of an access token in milliseconds, where the answer does not tell. */
  readonly defaultLifetimeMs?: number;
  /**
   * How long before its end, in milliseconds, a token is refreshed at the earliest, where the server refuses earlier requests
   * (Exact Online: 30,000).
   *
   * @default a fifth of the lifetime, at most 10 minutes
   */
  readonly refreshBeforeMs?: number;
  /** Lifetime of a refresh token in milliseconds from its issue, where it is known and the answer does not tell. */
  readonly refreshTokenLifetimeMs?: number;
  /**
   * What stands between scopes.
   *
   * @default a space
   */
  readonly scopeSeparator?: string;
  /** Sent along to the authorization page. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /** Sent along when a code is exchanged. */
  readonly tokenParameters?: Readonly<Record<string, string>>;
  /** Sent along with a refresh. */
  readonly refreshParameters?: Readonly<Record<string, string>>;
  /** How the server wants clients to prove themselves, where it is not as `OAuthClientCredentials` says. */
  readonly clientAuthentication?: ClientAuthentication;
  /**
   * How token requests are written.
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

/** Google: a refresh token only with `access_type=offline`, and at a second login only with `prompt=consent`. */
export const google: OAuthServer = {
  name: "google",
  issuer: "https://accounts.google.com",
  rotation: false,
  authorizationParameters: { access_type: "offline", prompt: "consent" },
  hints: {
    invalid_grant:
      "Google ends a refresh token when the user takes the access back or changes the password, when it is not used for six months, when the user has many newer ones of this client, and after seven days while the app's publishing status is Testing.",
  },
};

/** Box: refresh tokens work once and last 60 days; the client proves itself in the body. */
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

/** A server whose addresses have been looked at. Throws `ProviderConfigurationError` for one that is not https or this machine. */
export function checkServer(server: OAuthServer): OAuthServer {
  const { issuer, endpoints, ...settings } = server;
  if (issuer !== undefined && endpoints === undefined) {
    serviceUrl("issuer", issuer);
    return { ...settings, issuer };
  }
  if (issuer === undefined && endpoints !== undefined) {
    for (const [what, url] of Object.entries(endpoints) as [string, string | undefined][])
      if (url !== undefined) serviceUrl(`endpoints.${what}`, url);
    return { ...settings, endpoints };
  }
  throw new ProviderConfigurationError(`${settings.name} needs either an issuer or endpoints, one of them.`);
}

/** What tells servers of the same name apart. */
export function serverHost({ issuer, endpoints }: OAuthServer): string {
  const { host, pathname } = new URL(issuer ?? endpoints.token);
  return issuer === undefined ? host : host + pathname.replace(/\/+$/, "");
}
