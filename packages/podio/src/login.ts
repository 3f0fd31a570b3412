/**
 * Interactive login of a user: an authorization code, protected by `state`.
 *
 * @example
 * ```ts
 * import { podioLogin } from "@tokens/podio/login";
 *
 * const login = podioLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = await login.authorizationUrl();   // send the browser to url, keep checks (a cookie, a row)
 * const { session } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `podio.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { newSession, systemClock, type Clock } from "@tokens/core";
import {
  callbackCode,
  optionalTexts,
  requireOptions,
  requireText,
  serviceUrl,
  userAgent,
  type Login,
} from "@tokens/provider-kit";
import { checkKey, podioAddresses, type ApiKey, type PodioAddresses } from "./app.ts";
import { requestGrant, type PodioSession } from "./grants.ts";

export type { LoginChecks, LoginResult } from "@tokens/provider-kit";
export type { PodioSession } from "./grants.ts";

/** Options of a login. */
export interface PodioLoginOptions extends ApiKey, PodioAddresses {
  /** On the domain that is registered for the key. */
  readonly redirectUri: string;
  /** E.g. `["app_111:read", "user:read"]`. @default Podio's own, `global:all` */
  readonly scopes?: readonly string[];
  /** Where people log in. @default the API's host without `api.` */
  readonly authUrl?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** A login in two steps; it keeps no state in between. */
export type PodioLogin = Login<PodioSession>;

const deadlineMs = 10_000;

/**
 * Prepares logins of one API key. Podio documents neither PKCE nor OpenID Connect, so `state` is what protects a login.
 * Throws `ProviderConfigurationError` when the key or an address is wrong.
 */
export function podioLogin(options: PodioLoginOptions): PodioLogin {
  requireOptions(options, "podioLogin({ clientId, clientSecret, redirectUri })");
  const { clock = systemClock, fetch: send = (input, init) => globalThis.fetch(input, init) } = options;
  const scopes = optionalTexts("scopes", options.scopes);
  const app = { ...checkKey(options), ...podioAddresses(options), headers: userAgent("Podio") };
  const redirectUri = requireText("redirectUri", options.redirectUri, "Podio redirects the browser there.");
  const authUrl = serviceUrl("authUrl", options.authUrl ?? app.apiUrl.replace("//api.", "//"));
  return {
    async authorizationUrl() {
      const checks = { state: crypto.randomUUID() };
      const url = new URL(`${authUrl}/oauth/authorize`);
      url.search = String(
        new URLSearchParams({
          response_type: "code",
          client_id: app.clientId,
          redirect_uri: redirectUri,
          state: checks.state,
          ...(scopes && { scope: scopes.join(" ") }),
        }),
      );
      return { url: url.href, checks };
    },
    async exchange(callbackUrl, checks) {
      const code = callbackCode("Podio", new URL(callbackUrl), checks);
      const context = { fetch: send, now: () => clock.now(), signal: AbortSignal.timeout(deadlineMs) };
      const parameters = { grant_type: "authorization_code", code, redirect_uri: redirectUri };
      const grant = await requestGrant(app, parameters, context, { type: "authorization_code" });
      return { session: newSession<PodioSession>(grant) };
    },
  };
}
