/**
 * Logins at any OAuth 2 or OpenID Connect server: authorization code with PKCE, and the device flow.
 *
 * @example
 * ```ts
 * import { oauthLogin } from "@tokens/oauth/login";
 * import { google } from "@tokens/oauth/servers/google";
 *
 * const login = oauthLogin({
 *   ...google,
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 *   scopes: ["openid", "email"],
 * });
 * const { url, checks } = await login.authorizationUrl();   // send the browser to url, keep checks (a cookie, a row)
 * const { session, claims } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `tokens.for("alice").save(session)`.
 *
 * @module
 */
import {
  newSession,
  ProviderConfigurationError,
  systemClock,
  type Clock,
  type Grant,
  type Session,
} from "@tokens/core";
import { optionalText, requireOptions, requireTexts, withRefreshTokenEnd } from "@tokens/provider-kit";
import {
  createLogin,
  type DeviceLogin,
  type Login,
  type LoginChecks,
  type LoginResult,
  type LoginServer,
} from "@tokens/provider-kit/login";
import { checkClient, type OAuthClientCredentials } from "./client-authentication.ts";
import { startDevice } from "./device.ts";
import { discovery } from "./discovery.ts";
import { createDpop, createDpopKey, type DpopKey } from "./dpop.ts";
import { resourceOf, tokenEndpoint } from "./provider.ts";
import { checkServer, type OAuthServer, type OAuthSession } from "./server.ts";
import { readCallback, withParameters } from "./session-parameters.ts";

export type { DeviceLogin, LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of a login. */
export type OAuthLoginOptions<P extends string = string> = OAuthServer<P> &
  OAuthClientCredentials & {
    /** As registered; the device flow needs none. */
    readonly redirectUri?: string;
    /** @default `defaultScopes` of the server */
    readonly scopes?: readonly string[];
    readonly fetch?: typeof fetch;
    readonly clock?: Clock;
  };

/** Logins of one client; it keeps no state in between. */
export interface OAuthLogin<P extends string = string> extends Login<OAuthSession<P>> {
  /**
   * Exchanges the code of a callback for a session. Keeps the refresh token of `previous` if the server sends one at the first login
   * only. Throws `ReauthorizationRequiredError` when the user or the server refused, or the callback does not belong to these checks,
   * `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for anything else.
   */
  exchange(
    callbackUrl: string | URL,
    checks: LoginChecks,
    options?: { readonly previous?: Session | undefined },
  ): Promise<LoginResult<OAuthSession<P>>>;
  /** Starts the device flow (RFC 8628). */
  device(): Promise<DeviceLogin>;
}

/** Prepares logins. Throws `ProviderConfigurationError` at once when an option is missing or wrong. */
export function oauthLogin<const P extends string = string>(options: OAuthLoginOptions<P>): OAuthLogin<P> {
  requireOptions(options, "oauthLogin({ name, issuer, clientId, clientSecret, redirectUri, scopes })");
  const server = checkServer(options);
  const client = checkClient(server.name, options);
  const redirectUri = optionalText("redirectUri", options.redirectUri);
  const scopes = requireTexts(
    "scopes",
    options.scopes ?? server.defaultScopes,
    'Pass what the program asks for, e.g. ["openid", "email"].',
  );
  const { clock = systemClock, fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const { scopeSeparator = " ", authorizationParameters, tokenParameters, pkce, pushedAuthorization } = server;
  const scope = scopes.join(scopeSeparator);
  const discover = discovery(server, client);
  const { issuer, endpoints } = server;
  const verifyIdToken = scopes.includes("openid") && issuer !== undefined;
  const discoverKeys = verifyIdToken && endpoints ? discovery({ ...server, issuer, endpoints: undefined }) : undefined;
  const dpop = server.dpop ? createDpop(() => clock.now()) : undefined;

  /** The server for one login, whose tokens are bound to `key`. */
  function serverFor(key?: DpopKey): LoginServer {
    return {
      ...tokenEndpoint(server, client, discover, key),
      clientId: client.clientId,
      metadata: async (callback?: URLSearchParams) => {
        const context = { fetch, now: () => clock.now() };
        return {
          ...(await discoverKeys?.(context)),
          ...(await discover(context, callback && readCallback(server, callback))),
        };
      },
      scopes,
      verifyIdToken,
      fetch: key ? dpop!.forTokens(fetch, key) : fetch,
      clock,
    };
  }

  function toSession(grant: Grant, callback?: URLSearchParams): OAuthSession<P> {
    const { obtainedAt, expiresAt } = grant;
    const { defaultLifetimeMs, refreshTokenLifetimeMs } = server;
    return newSession<OAuthSession<P>>({
      ...withParameters(
        withRefreshTokenEnd(grant, refreshTokenLifetimeMs),
        callback ? readCallback(server, callback) : {},
      ),
      scope: grant.scope ?? scope,
      expiresAt: expiresAt ?? (defaultLifetimeMs && obtainedAt + defaultLifetimeMs),
    });
  }

  function codeLogin(key?: DpopKey): Login<OAuthSession<P>> {
    if (redirectUri !== undefined)
      return createLogin({
        ...serverFor(key),
        redirectUri,
        scopeSeparator,
        authorizationParameters,
        tokenParameters,
        pkce,
        pushedAuthorization,
        ...resourceOf(server),
        toSession,
      });
    throw new ProviderConfigurationError(`redirectUri is missing: a login at ${server.name} needs the registered one.`);
  }

  return {
    authorizationUrl: async () => codeLogin().authorizationUrl(),
    async exchange(callbackUrl, checks, { previous } = {}) {
      const code = codeLogin(dpop && (await createDpopKey()));
      const callback = new URL(callbackUrl, redirectUri);
      // With endpoints, the issuer that a callback has to name (RFC 9207) is unknown.
      if (server.endpoints) callback.searchParams.delete("iss");
      const { session, claims } = await code.exchange(callback, checks);
      if (session.refreshToken || !previous?.refreshToken) return { session, claims };
      const { refreshToken, refreshTokenExpiresAt = session.refreshTokenExpiresAt } = previous;
      return { session: newSession({ ...session, refreshToken, refreshTokenExpiresAt }), claims };
    },
    device: async () =>
      startDevice(serverFor(dpop && (await createDpopKey())), { scope, ...resourceOf(server) }, toSession),
  };
}
