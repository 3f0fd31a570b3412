import { checkApp, clientAuthentications, type OAuthApp, type OAuthAppProvider } from "../oauth-app.ts";
import { optionalTexts, requireText } from "../options.ts";
import { createLogin, type CreateLoginOptions } from "./create-login.ts";
import type { Login } from "./login.ts";

/** Options of a login. */
export interface OAuthAppLoginOptions extends OAuthApp, Pick<CreateLoginOptions, "fetch" | "clock"> {
  /** As registered with the app. */
  readonly redirectUri: string;
  /** @default the provider's own */
  readonly scopes?: readonly string[];
}

/** Logins of an app. `usage` is a correct call. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function oauthAppLogin(provider: OAuthAppProvider, options: OAuthAppLoginOptions, usage: string): Login {
  const { clientId, clientSecret, authUrl } = checkApp(provider, options, usage);
  const { fetch, clock } = options;
  return createLogin({
    provider: provider.title,
    clientId,
    client: clientAuthentications[provider.clientAuthentication](clientId, clientSecret),
    redirectUri: requireText("redirectUri", options.redirectUri, "Pass it as registered with the app."),
    scopes: optionalTexts("scopes", options.scopes) ?? provider.scopes,
    metadata: {
      issuer: authUrl,
      authorization_endpoint: authUrl + provider.paths.authorization,
      token_endpoint: authUrl + provider.paths.token,
    },
    fetch,
    clock,
  });
}
