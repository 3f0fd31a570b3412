/**
 * Interactive login of an OAuth app: authorization code with PKCE, state and nonce.
 *
 * @example
 * ```ts
 * import { hubstaffLogin } from "@tokens/hubstaff/login";
 *
 * const login = hubstaffLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = await login.authorizationUrl();   // send the browser to url, keep checks (a cookie, a row)
 * const session = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `hubstaff.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { serviceUrl, userAgent } from "@tokens/provider-kit";
import {
  isTokensError,
  newSession,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  systemClock,
  type Clock,
  type TokensError,
} from "@tokens/core";
import { readTokenResponse } from "@tokens/core/token-endpoint";
import * as oidc from "openid-client";
import { hubstaffUrls } from "./client.ts";
import { discovery, type HubstaffDiscovery, type HubstaffSession } from "./discovery.ts";
import { lifetimeMs } from "./jwt.ts";
import { toGrant } from "./provider.ts";

/** Options of a login. */
export interface HubstaffLoginOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** As registered with the app: https, but for localhost and `.test` hosts. */
  readonly redirectUri: string;
  /**
   * Space-separated.
   * @default "openid hubstaff:read hubstaff:write"
   */
  readonly scope?: string;
  /** @default "https://account.hubstaff.com" */
  readonly authUrl?: string;
  /** What a session of this issuer remembers, so that a new process need not ask Hubstaff for its endpoints within a week. */
  readonly discovery?: HubstaffDiscovery | undefined;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** What `exchange` compares the callback with. Plain JSON; keep it where only this browser's login finds it. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** A login in two steps; nothing of it is kept in between. */
export interface HubstaffLogin {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: LoginChecks }>;
  /**
   * The session of a callback. Throws `ReauthorizationRequiredError` when the user or Hubstaff refused or the callback does
   * not belong to these checks, `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for the rest.
   */
  exchange(callbackUrl: string | URL, checks: LoginChecks): Promise<HubstaffSession>;
}

const answerFormat = { provider: "Hubstaff", tokenLifetimeMs: lifetimeMs };
/** How long a login waits for discovery. */
const waitMs = 2500;

/**
 * Prepares logins of one app. Endpoints come from discovery, which the session remembers for a week, or from those shipped here when
 * Hubstaff does not tell them.
 */
export function hubstaffLogin(options: HubstaffLoginOptions): HubstaffLogin {
  const {
    clientId,
    clientSecret,
    redirectUri,
    scope = "openid hubstaff:read hubstaff:write",
    clock = systemClock,
  } = options;
  const headers = userAgent("Hubstaff");
  const authUrl = serviceUrl("authUrl", options.authUrl ?? hubstaffUrls.authUrl);
  const send: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const customFetch: oidc.CustomFetch = (url, init) => {
    // openid-client derives the redirect URI from the callback and drops its query; it has to be the registered one.
    if (init.body instanceof URLSearchParams && init.body.has("redirect_uri"))
      init.body.set("redirect_uri", redirectUri);
    return send(url, { ...init, headers: { ...init.headers, ...headers } } as RequestInit);
  };
  const discover = discovery(authUrl, { clock, waitMs, headers });

  function configuration(found: HubstaffDiscovery | undefined): oidc.Configuration {
    const metadata = { ...shippedMetadata(authUrl), ...found?.metadata };
    const config = new oidc.Configuration(metadata, clientId, clientSecret, oidc.ClientSecretBasic(clientSecret));
    config[oidc.customFetch] = customFetch;
    if (authUrl.startsWith("http:")) oidc.allowInsecureRequests(config);
    oidc.enableNonRepudiationChecks(config);
    return config;
  }

  return {
    async authorizationUrl() {
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(configuration(await discover(options.discovery, send)), {
        redirect_uri: redirectUri,
        scope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: "S256",
      });
      // A literal plus is %2B by now; Hubstaff is said to dislike + for a space.
      return { url: url.href.replaceAll("+", "%20"), checks };
    },
    async exchange(callbackUrl, { state, nonce, codeVerifier }) {
      const callback = new URL(redirectUri);
      callback.search = new URL(callbackUrl).search;
      const found = await discover(options.discovery, send);
      const obtainedAt = clock.now();
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration(found), callback, {
          expectedState: state,
          pkceCodeVerifier: codeVerifier,
          ...(scope.split(" ").includes("openid") && { expectedNonce: nonce }),
        });
        const grant = toGrant(readTokenResponse(tokens, answerFormat, obtainedAt)!);
        return newSession<HubstaffSession>({ ...grant, discovery: found });
      } catch (error) {
        throw loginError(error);
      }
    },
  };
}

/** As of the vendor's discovery document, so that an outage of discovery does not stop a login. */
function shippedMetadata(issuer: string): oidc.ServerMetadata {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorizations/new`,
    token_endpoint: `${issuer}/access_tokens`,
    userinfo_endpoint: `${issuer}/user_info`,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
}

/** Codes of openid-client for a callback or an id_token that is not the one this login waits for. */
const foreign = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
]);
const clientErrors = new Set([
  "invalid_client",
  "unauthorized_client",
  "invalid_scope",
  "invalid_request",
  "unsupported_grant_type",
]);

function loginError(error: unknown): TokensError {
  if (isTokensError(error)) return error;
  const { code, error: said, status } = error as { code?: string; error?: string; status?: number };
  if (error instanceof oidc.AuthorizationResponseError) {
    return new ReauthorizationRequiredError(
      `Hubstaff sent the login back without a code (${said}). Start the login again.`,
      {
        reason: "refused",
        providerCode: said,
      },
    );
  }
  if (error instanceof oidc.ResponseBodyError && status !== undefined && status < 500) {
    const message = `Hubstaff refused the code: ${said}.`;
    if (clientErrors.has(said!)) {
      return new ProviderConfigurationError(`${message} Check clientId, clientSecret and redirectUri.`, {
        providerCode: said,
      });
    }
    return new ReauthorizationRequiredError(`${message} A code lives briefly and works once: start the login again.`, {
      reason: "refused",
      providerCode: said,
    });
  }
  if (code !== undefined && foreign.has(code)) {
    return new ReauthorizationRequiredError(
      "The callback does not belong to this login. Start the login again in this browser.",
      {
        reason: "refused",
        cause: error,
      },
    );
  }
  return new ProviderUnavailableError("Hubstaff could not be reached to finish the login. Start the login again.", {
    cause: error,
  });
}
