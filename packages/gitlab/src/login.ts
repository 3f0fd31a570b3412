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
import { clientSecretPost, requireOptions, requireText, serviceUrl } from "@tokens/provider-kit";
import { createLogin, type CreateLoginOptions, type Login } from "@tokens/provider-kit/login";
import { checkApp, gitlabUrls, type GitlabApp } from "./app.ts";

export type { Login, LoginChecks, LoginResult } from "@tokens/provider-kit/login";

/** Options of `gitlabLogin`. */
export interface GitlabLoginOptions extends GitlabApp, Pick<CreateLoginOptions, "fetch" | "clock"> {
  /** As registered with the application. */
  readonly redirectUri: string;
  /** @default ["read_api"] */
  readonly scopes?: readonly string[];
  /**
   * Address of the instance.
   * @default "https://gitlab.com"
   */
  readonly apiUrl?: string;
}

/** Prepares logins of one application. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function gitlabLogin(options: GitlabLoginOptions): Login {
  requireOptions(options, "gitlabLogin({ clientId, clientSecret, redirectUri })");
  const { scopes = ["read_api"], fetch, clock } = options;
  const { clientId, clientSecret } = checkApp(options);
  const issuer = serviceUrl("apiUrl", options.apiUrl ?? gitlabUrls.apiUrl);
  return createLogin({
    provider: "GitLab",
    clientId,
    client: clientSecretPost(clientId, clientSecret),
    redirectUri: requireText("redirectUri", options.redirectUri, "Pass it as registered with the application."),
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
