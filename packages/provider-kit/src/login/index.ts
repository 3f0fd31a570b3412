/**
 * Logins over openid-client: authorization code with PKCE, for any OAuth 2 or OpenID Connect server.
 *
 * @example
 * ```ts
 * import { clientSecretBasic } from "@tokens/provider-kit";
 * import { createLogin } from "@tokens/provider-kit/login";
 *
 * const login = createLogin({
 *   provider: "Example",
 *   metadata: {
 *     issuer: "https://auth.example.com",
 *     authorization_endpoint: "https://auth.example.com/authorize",
 *     token_endpoint: "https://auth.example.com/token",
 *   },
 *   clientId: "id",
 *   client: clientSecretBasic("id", "secret"),
 *   redirectUri: "https://app.example.com/callback",
 *   scopes: ["read", "write"],
 * });
 * const { url, checks } = await login.authorizationUrl();
 * const { session } = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * @module
 */
export { loginConfiguration, type LoginConfiguration, type LoginServer } from "./configuration.ts";
export { createLogin, type CreateLoginOptions } from "./create-login.ts";
export { loginError, loginStartError } from "./login-error.ts";
export type { DeviceLogin, Login, LoginChecks, LoginResult } from "./login.ts";
export { oauthAppLogin, type OAuthAppLoginOptions } from "./oauth-app-login.ts";
