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
 * const { session } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `hubstaff.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { newSession, systemClock, type Clock } from "@tokens/core";
import {
  clientSecretBasic,
  optionalTexts,
  requireOptions,
  requireText,
  serviceUrl,
  userAgent,
} from "@tokens/provider-kit";
import { createLogin, type Login } from "@tokens/provider-kit/login";
import { checkApp, type OAuthAppCredential } from "./credentials.ts";
import { discovery, type HubstaffDiscovery, type HubstaffMetadata, type HubstaffSession } from "./discovery.ts";
import { lifetimeMs } from "./jwt.ts";
import { withRefreshTokenExpiry } from "./provider.ts";
import { hubstaffUrls } from "./urls.ts";

export type { LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of a login. */
export interface HubstaffLoginOptions extends OAuthAppCredential {
  /** As registered with the app: https, except for localhost and `.test` hosts. */
  readonly redirectUri: string;
  /** @default ["openid", "hubstaff:read", "hubstaff:write"] */
  readonly scopes?: readonly string[];
  /** @default "https://account.hubstaff.com" */
  readonly authUrl?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** A login in two steps; it keeps no state in between. */
export type HubstaffLogin = Login<HubstaffSession>;

/** How long a login waits for discovery. */
const waitMs = 2500;

/**
 * Prepares logins of one app. Endpoints come from discovery, which the session remembers for a week, or are the ones shipped here
 * when discovery fails. Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function hubstaffLogin(options: HubstaffLoginOptions): HubstaffLogin {
  requireOptions(options, "hubstaffLogin({ clientId, clientSecret, redirectUri })");
  const { clientId, clientSecret } = checkApp(options);
  const redirectUri = requireText("redirectUri", options.redirectUri, "Pass the one registered with the app.");
  const scopes = optionalTexts("scopes", options.scopes) ?? ["openid", "hubstaff:read", "hubstaff:write"];
  const authUrl = serviceUrl("authUrl", options.authUrl ?? hubstaffUrls.authUrl);
  const { clock = systemClock, fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const discover = discovery(authUrl, { clock, waitMs, headers: userAgent("Hubstaff") });
  const find = (): Promise<HubstaffDiscovery | undefined> => discover(undefined, fetch);
  return createLogin<HubstaffSession>({
    provider: "Hubstaff",
    clientId,
    client: clientSecretBasic(clientId, clientSecret),
    redirectUri,
    scopes,
    // Hubstaff requires a nonce even without OpenID Connect, whose own replaces this one.
    authorizationParameters: { nonce: crypto.randomUUID() },
    metadata: async () => ({ ...shippedMetadata(authUrl), ...(await find())?.metadata }),
    tokenLifetimeMs: lifetimeMs,
    toSession: async (grant) =>
      newSession<HubstaffSession>({ ...withRefreshTokenExpiry(grant), discovery: await find() }),
    fetch,
    clock,
  });
}

/** From Hubstaff's discovery document, so that logins work while discovery fails. */
function shippedMetadata(issuer: string): HubstaffMetadata {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorizations/new`,
    token_endpoint: `${issuer}/access_tokens`,
    jwks_uri: `${issuer}/jwks.json`,
  };
}
