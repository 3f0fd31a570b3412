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
import { clientSecretBasic, requireOptions, requireText, serviceUrl } from "@tokens/provider-kit";
import { createLogin, type CreateLoginOptions, type Login } from "@tokens/provider-kit/login";
import { checkApp, sampleUrls, type SampleApp } from "./app.ts";

export type { Login, LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of `sampleLogin`. */
export interface SampleLoginOptions extends SampleApp, Pick<CreateLoginOptions, "fetch" | "clock"> {
  /** As registered with the app. */
  readonly redirectUri: string;
  /** @default ["read"] */
  readonly scopes?: readonly string[];
  /**
   * Address of the authorization server.
   * @default "https://auth.sample.example"
   */
  readonly authUrl?: string;
}

/** Prepares logins of one app. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function sampleLogin(options: SampleLoginOptions): Login {
  requireOptions(options, "sampleLogin({ clientId, clientSecret, redirectUri })");
  const { scopes = ["read"], fetch, clock } = options;
  const { clientId, clientSecret } = checkApp(options);
  const issuer = serviceUrl("authUrl", options.authUrl ?? sampleUrls.authUrl);
  return createLogin({
    provider: "Sample",
    clientId,
    client: clientSecretBasic(clientId, clientSecret),
    redirectUri: requireText("redirectUri", options.redirectUri, "Pass it as registered with the app."),
    scopes,
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
    },
    fetch,
    clock,
  });
}
