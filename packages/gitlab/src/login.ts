/**
 * Logs a user in: authorization code with PKCE.
 *
 * @example
 * ```ts
 * import { gitlabLogin } from "@tokens/gitlab/login";
 *
 * const login = gitlabLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = await login.authorizationUrl();   // redirect the browser to url, keep checks in its session
 * const { session } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `gitlab.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { oauthAppLogin, type Login, type OAuthAppLoginOptions } from "@tokens/provider-kit/login";
import { gitlabProvider } from "./provider.ts";

export type { Login, LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of `gitlabLogin`. The scopes are `["read_api"]` by default; `["api"]` also writes. */
export type GitlabLoginOptions = OAuthAppLoginOptions;

/** Logins of an application. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function gitlabLogin(options: GitlabLoginOptions): Login {
  return oauthAppLogin(gitlabProvider, options, "gitlabLogin({ clientId, clientSecret, redirectUri })");
}
