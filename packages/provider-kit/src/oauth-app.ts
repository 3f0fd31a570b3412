import { ProviderConfigurationError, TokenManager, type Provider, type TokenManagerOptions } from "@tokens/core";
import { bareTokenSessions } from "./bare-token-sessions.ts";
import { clientSecretBasic, clientSecretPost } from "./client-authentication.ts";
import { Client, type Dialect, type HttpOptions } from "./client.ts";
import { oauthProvider } from "./oauth-provider.ts";
import { requireOptions, requireText } from "./options.ts";
import { serviceUrl } from "./service-url.ts";
import { userAgent } from "./user-agent.ts";

/** A provider with a standard OAuth 2 server, as data. */
export interface OAuthAppProvider {
  /** Part of every session key, e.g. `acme`. */
  readonly name: string;
  /** Name shown in messages, e.g. `Acme`. */
  readonly title: string;
  readonly apiUrl: string;
  /** @default the address of the API */
  readonly authUrl?: string;
  /** Endpoints below `authUrl`. Without `revocation`, a logout does not revoke. */
  readonly paths: { readonly authorization: string; readonly token: string; readonly revocation?: string };
  /** How an app authenticates (RFC 6749 section 2.3.1). */
  readonly clientAuthentication: keyof typeof clientAuthentications;
  /** Scopes of a login that names none. */
  readonly scopes: readonly string[];
  /** Where to register an app, as a sentence for messages. */
  readonly registration: string;
}

/** An app that is registered with the provider. Its accounts come from logins. */
export interface OAuthApp {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /**
   * Address of the API.
   * @default the provider's own
   */
  readonly apiUrl?: string | undefined;
  /**
   * Address of the authorization server.
   * @default the provider's own
   */
  readonly authUrl?: string | undefined;
}

/**
 * A token from elsewhere, such as a personal access token. It is used as is and never refreshed. A provider that can check it stores it
 * in `sessions`.
 */
export interface BareToken extends Pick<OAuthApp, "apiUrl"> {
  readonly accessToken: string | undefined;
}

/** Options of a client besides the credential. */
export interface OAuthClientOptions extends TokenManagerOptions {
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A `User-Agent` here is also sent with token requests. */
  readonly http?: HttpOptions;
}

/** Client authentications by the names of RFC 7591. */
export const clientAuthentications: Readonly<
  Record<"client_secret_basic" | "client_secret_post", typeof clientSecretBasic>
> = { client_secret_basic: clientSecretBasic, client_secret_post: clientSecretPost };

/** Checked credentials and addresses of an app. */
export interface CheckedApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  readonly authUrl: string;
}

/** Checks an app. `usage` is a correct call. Throws a `ProviderConfigurationError` that names what is missing or wrong. */
export function checkApp(provider: OAuthAppProvider, app: OAuthApp, usage: string): CheckedApp {
  requireOptions(app, usage);
  return {
    clientId: requireText("clientId", app.clientId, provider.registration),
    clientSecret: requireText("clientSecret", app.clientSecret, provider.registration),
    ...addressesOf(provider, app),
  };
}

function addressesOf(
  provider: OAuthAppProvider,
  app: Pick<OAuthApp, "apiUrl" | "authUrl">,
): { apiUrl: string; authUrl: string } {
  const apiUrl = serviceUrl("apiUrl", app.apiUrl ?? provider.apiUrl);
  return { apiUrl, authUrl: serviceUrl("authUrl", app.authUrl ?? provider.authUrl ?? apiUrl) };
}

/** How `createOAuthClient` differs from one provider to another. */
export interface OAuthClientDialect extends Omit<Dialect, "provider" | "baseUrl"> {
  /** Base path of every route. */
  readonly basePath?: string;
  /** A correct call. */
  readonly usage: string;
  /**
   * Checks a bare token when it is first stored, and after a 401. Throws a `ReauthorizationRequiredError` that says where to create
   * another.
   * @default a bare token is not checked, and not stored
   */
  readonly checkToken?: (accessToken: string, apiUrl: string) => NonNullable<Provider["authenticate"]>;
}

/**
 * The client of an app, or of a bare token.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createOAuthClient<E>(
  provider: OAuthAppProvider,
  options: (OAuthApp | BareToken) & OAuthClientOptions,
  { basePath = "", usage, checkToken, ...dialect }: OAuthClientDialect,
): Client<E> {
  requireOptions(options, usage);
  const { account = "default", http } = options;
  const accessToken =
    "accessToken" in options
      ? requireText("accessToken", options.accessToken, "Or pass the clientId and clientSecret of an app.")
      : undefined;
  const app = accessToken === undefined ? checkApp(provider, options as OAuthApp, usage) : bareApp(provider, options);
  const { name, title, paths, clientAuthentication } = provider;
  const server = oauthProvider({
    name,
    provider: title,
    realm: [new URL(app.apiUrl).host, app.clientId],
    origins: [new URL(app.apiUrl).origin],
    endpoints: {
      tokenUrl: app.authUrl + paths.token,
      revocationUrl: paths.revocation === undefined ? undefined : app.authUrl + paths.revocation,
    },
    client: clientAuthentications[clientAuthentication](app.clientId, app.clientSecret),
    headers: userAgent(title, http?.headers),
  });
  const authenticate = accessToken === undefined ? undefined : checkToken?.(accessToken, app.apiUrl);
  const credential = (one: string): string | undefined => (one === account ? accessToken : undefined);
  // A bare token is not the app's: it can be neither refreshed nor revoked.
  const { refresh: _, revoke: __, ...bare } = server;
  const tokenProvider = accessToken ? { ...bare, ...(authenticate && { authenticate, credential }) } : server;
  const stored = accessToken === undefined || authenticate ? options.sessions : undefined;
  const sessions = stored ?? (accessToken && bareTokenSessions(server, account, { accessToken }));
  const tokens = TokenManager.create(tokenProvider, { ...options, ...(sessions && { sessions }) });
  return new Client<E>({ ...dialect, provider: title, baseUrl: app.apiUrl + basePath }, tokens, http);
}

function bareApp(provider: OAuthAppProvider, options: Partial<OAuthApp>): CheckedApp {
  if (options.clientId === undefined && options.clientSecret === undefined)
    return { clientId: "token", clientSecret: "", ...addressesOf(provider, options) };
  throw new ProviderConfigurationError("Pass either an accessToken or a clientId and clientSecret, not both.");
}
