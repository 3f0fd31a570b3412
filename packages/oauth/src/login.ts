/**
 * Logins at any OAuth 2 or OpenID Connect server: authorization code with PKCE, and the device flow.
 *
 * @example
 * ```ts
 * import { google } from "@tokens/oauth";
 * import { oauthLogin } from "@tokens/oauth/login";
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
  ReauthorizationRequiredError,
  systemClock,
  type Clock,
  type Session,
} from "@tokens/core";
import type { TokenResponse } from "@tokens/core/token-endpoint";
import * as oidc from "openid-client";
import { checkClient, chosenMethod, type CheckedClient, type OAuthClientCredentials } from "./client-authentication.ts";
import { discovery } from "./discovery.ts";
import { loginError } from "./login-errors.ts";
import { standardTokenRequest } from "./login-request.ts";
import { lifeEnd } from "./provider.ts";
import { checkServer, type OAuthServer } from "./server.ts";

/** Options of a login. */
export type OAuthLoginOptions = OAuthServer &
  OAuthClientCredentials & {
    /** As registered; the device flow needs none. */
    readonly redirectUri?: string;
    readonly scopes: readonly string[];
    readonly fetch?: typeof fetch;
    readonly clock?: Clock;
  };

/** What `exchange` compares the callback with. Plain JSON; keep it where only this browser's login finds it. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What a login yields. */
export interface LoginResult {
  readonly session: Session;
  /** Of a verified id token, when the scopes have `openid`: `sub`, `email`, … */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** A device that waits until its user has entered the code elsewhere. */
export interface DeviceLogin {
  readonly userCode: string;
  readonly verificationUri: string;
  /** With the code in it, for a QR code. */
  readonly verificationUriComplete: string | undefined;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Asks until the user has decided or the code has expired. Throws as `exchange` does. */
  finish(options?: { readonly signal?: AbortSignal }): Promise<LoginResult>;
}

/** Logins of one client; nothing of them is kept in between. */
export interface OAuthLogin {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: LoginChecks }>;
  /**
   * The session of a callback. `previous` lends its refresh token where the server sends one at the first login only.
   * Throws `ReauthorizationRequiredError` when the user or the server refused or the callback is of another login,
   * `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for the rest.
   */
  exchange(
    callbackUrl: string | URL,
    checks: LoginChecks,
    options?: { readonly previous?: Session | undefined },
  ): Promise<LoginResult>;
  /** Starts the device flow (RFC 8628). */
  device(): Promise<DeviceLogin>;
}

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** Prepares logins. Throws `ProviderConfigurationError` at once when the client or an address is unfit. */
export function oauthLogin(options: OAuthLoginOptions): OAuthLogin {
  const server = checkServer(options);
  const client = checkClient(server.name, options);
  const discover = discovery(server);
  const {
    redirectUri,
    scopes,
    clock = systemClock,
    fetch: send = (input, init) => globalThis.fetch(input, init),
  } = options;
  const scope = scopes.join(server.scopeSeparator ?? " ");
  const isOpenId = scopes.includes("openid");

  async function configuration(keep: (answer: TokenResponse) => void = () => undefined): Promise<oidc.Configuration> {
    const surroundings = { fetch: send, now: () => clock.now(), keep };
    const metadata = await discover(surroundings);
    const { clientId, clientSecret } = client;
    const auth = clientAuth(client, metadata);
    // Microsoft's common endpoints have a template for an issuer, which openid-client fills in only after a discovery of its own.
    const config = metadata.issuer.includes("{tenantid}")
      ? await oidc.discovery(new URL(server.issuer!), clientId, clientSecret, auth, {
          [oidc.customFetch]: () => Promise.resolve(Response.json(metadata)),
        })
      : new oidc.Configuration(metadata, clientId, clientSecret, auth);
    config[oidc.customFetch] = (url, init) => {
      // openid-client takes the redirect URI from the callback; it has to be the registered one.
      if (redirectUri !== undefined && init.body instanceof URLSearchParams && init.body.has("redirect_uri"))
        init.body.set("redirect_uri", redirectUri);
      return new URL(url).href === new URL(metadata.token_endpoint!).href
        ? standardTokenRequest(server, url, init, surroundings)
        : send(url, init as RequestInit);
    };
    if (new URL(metadata.token_endpoint!).protocol === "http:") oidc.allowInsecureRequests(config);
    if (isOpenId) oidc.enableNonRepudiationChecks(config);
    return config;
  }

  function result(told: TokenResponse, tokens: oidc.TokenEndpointResponseHelpers, previous?: Session): LoginResult {
    const { body: _, ...answer } = told;
    const { obtainedAt, refreshToken = previous?.refreshToken } = answer;
    const { defaultLifetimeMs } = server;
    const known = answer.refreshToken ? lifeEnd(server, obtainedAt) : previous?.refreshTokenExpiresAt;
    return {
      session: newSession({
        ...answer,
        scope: answer.scope ?? scope,
        expiresAt: answer.expiresAt ?? (defaultLifetimeMs && obtainedAt + defaultLifetimeMs),
        refreshToken,
        refreshTokenExpiresAt: answer.refreshTokenExpiresAt ?? known,
      }),
      claims: tokens.claims(),
    };
  }

  return {
    async authorizationUrl() {
      if (redirectUri === undefined)
        throw new ProviderConfigurationError(`A login at ${server.name} needs a redirectUri, as it is registered.`);
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        ...server.authorizationParameters,
        redirect_uri: redirectUri,
        scope,
        state: checks.state,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: "S256",
        ...(isOpenId && { nonce: checks.nonce }),
      });
      return { url: url.href, checks };
    },
    async exchange(callbackUrl, { state, nonce, codeVerifier }, { previous } = {}) {
      const callback = new URL(redirectUri ?? callbackUrl);
      callback.search = new URL(callbackUrl).search;
      let answer: TokenResponse;
      try {
        const config = await configuration((told) => (answer = told));
        const expected = {
          expectedState: state,
          pkceCodeVerifier: codeVerifier,
          ...(isOpenId && { expectedNonce: nonce }),
        };
        const tokens = await oidc.authorizationCodeGrant(config, callback, expected, server.tokenParameters);
        return result(answer!, tokens, previous);
      } catch (error) {
        throw loginError(error, server.name);
      }
    },
    async device() {
      try {
        let answer: TokenResponse;
        const config = await configuration((told) => (answer = told));
        const started = clock.now();
        const device = await oidc.initiateDeviceAuthorization(config, { scope });
        const expiresAt = started + device.expires_in * 1000;
        const intervalMs = (device.interval ?? 5) * 1000;
        return {
          userCode: device.user_code,
          verificationUri: device.verification_uri,
          verificationUriComplete: device.verification_uri_complete,
          expiresAt,
          finish: async ({ signal } = {}) => {
            const tokens = await poll(config, device.device_code, intervalMs, expiresAt, signal);
            return result(answer, tokens);
          },
        };
      } catch (error) {
        throw loginError(error, server.name);
      }
    },
  };

  async function poll(
    config: oidc.Configuration,
    deviceCode: string,
    firstIntervalMs: number,
    expiresAt: number,
    signal: AbortSignal | undefined,
  ): Promise<oidc.TokenEndpointResponseHelpers> {
    for (let intervalMs = firstIntervalMs; clock.now() + intervalMs < expiresAt;) {
      await clock.sleep(intervalMs, signal);
      signal?.throwIfAborted();
      try {
        return await oidc.genericGrantRequest(config, deviceGrant, { device_code: deviceCode });
      } catch (error) {
        const said = error instanceof oidc.ResponseBodyError ? error.error : undefined;
        // RFC 8628 section 3.5.
        if (said === "slow_down") intervalMs += 5000;
        else if (said !== "authorization_pending") throw loginError(error, server.name);
      }
    }
    throw new ReauthorizationRequiredError(
      `The code of this ${server.name} login has expired. Start the login again.`,
      {
        reason: "expired",
      },
    );
  }
}

function clientAuth(client: CheckedClient, metadata: oidc.ServerMetadata): oidc.ClientAuth {
  const method = chosenMethod(client, metadata);
  if (method === "none") return oidc.None();
  if (method === "post") return oidc.ClientSecretPost(client.clientSecret);
  if (method === "basic") return oidc.ClientSecretBasic(client.clientSecret);
  const { privateKey: key, keyId: kid } = method;
  return oidc.PrivateKeyJwt(kid === undefined ? key : { key, kid });
}
