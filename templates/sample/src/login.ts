/**
 * Logs a user in: authorization code with PKCE.
 *
 * @example
 * ```ts
 * import { sampleLogin } from "@tokens/sample/login";
 *
 * const login = sampleLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = await login.authorizationUrl();   // redirect the browser to url, keep checks in its session
 * const { session } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * @module
 */
import { oauthAppLogin, type Login, type OAuthAppLoginOptions } from "@tokens/provider-kit/login";
import { sampleProvider } from "./provider.ts";

export type { Login, LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of `sampleLogin`. The scopes are `["read"]` by default. */
export type SampleLoginOptions = OAuthAppLoginOptions;

/** Logins of an app. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function sampleLogin(options: SampleLoginOptions): Login {
  return oauthAppLogin(sampleProvider, options, "sampleLogin({ clientId, clientSecret, redirectUri })");
}
