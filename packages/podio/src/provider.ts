import { ProviderConfigurationError, type Grant, type GrantContext, type Provider } from "@tokens/core";
import type { PodioApp } from "./app.ts";
import { requestGrant, type AuthType, type PodioSession } from "./grants.ts";
import { secondFactorRequired, watchForNonce } from "./second-factor.ts";

/** What an account authenticates with. A `code` account has only the session of a login. */
export type Credential =
  | { readonly kind: "app"; readonly appId: number; readonly appToken: string }
  | { readonly kind: "user"; readonly username: string; readonly password: string }
  | { readonly kind: "code" };

/** Podio as `@tokens/core` sees it. The kind of credential is part of every key, so that no two kinds share a session. */
export function podioProvider(app: PodioApp, credential: Credential): Provider<PodioSession> {
  const { kind } = credential;
  const identifier = identifierOf(credential);
  const secret = kind === "app" ? credential.appToken : kind === "user" ? credential.password : undefined;
  return {
    name: "podio",
    realm: [new URL(app.apiUrl).host, app.clientId, kind],
    origins: originsOf(app.apiUrl),
    defaultLifetimeMs: 8 * 60 * 60 * 1000,
    credential: (account) => (account === identifier ? secret : undefined),
    ...(kind !== "code" && { authenticate: (context) => authenticate(app, credential, context) }),
    refresh: ({ refreshToken, authType }, context) =>
      requestGrant(app, { grant_type: "refresh_token", refresh_token: refreshToken }, context, authType),
    // The scheme is literally this word; Bearer is refused.
    authorize: ({ accessToken }) => ({ authorization: `OAuth2 ${accessToken}` }),
    isExpiredToken,
  };
}

/** The account's name among those with the same kind of credential. */
export function identifierOf(credential: Credential): string | undefined {
  if (credential.kind === "app") return String(credential.appId);
  return credential.kind === "user" ? credential.username.toLowerCase() : undefined;
}

/** The API's own origin and, for the real one, every Podio host. */
export function originsOf(apiUrl: string): readonly string[] {
  const { origin, hostname } = new URL(apiUrl);
  const real = hostname === "podio.com" || hostname.endsWith(".podio.com");
  return real ? [origin, "https://podio.com", "https://*.podio.com"] : [origin];
}

async function authenticate(
  app: PodioApp,
  credential: Exclude<Credential, { readonly kind: "code" }>,
  context: GrantContext,
): Promise<Grant<PodioSession>> {
  if (credential.kind === "app") {
    const { appId, appToken } = credential;
    const parameters = { grant_type: "app", app_id: appId, app_token: appToken };
    const grant = await requestGrant(app, parameters, context, { type: "app", identifier: String(appId) });
    const { ref } = grant;
    if (ref && (ref.type !== "app" || ref.id !== appId)) {
      throw new ProviderConfigurationError(
        `Podio logged in ${ref.type} ${ref.id} instead of app ${appId}. Check the app id and its token.`,
      );
    }
    return grant;
  }
  const { username, password } = credential;
  const authType: AuthType = { type: "password", identifier: username.toLowerCase() };
  const watch = watchForNonce(context.fetch);
  const parameters = { grant_type: "password", username, password };
  try {
    return await requestGrant(app, parameters, { ...context, fetch: watch.fetch }, authType);
  } catch (error) {
    throw watch.nonce === undefined ? error : secondFactorRequired(app, watch.nonce, authType, context);
  }
}

/** Only `expired_token` and `invalid_token` call for a refresh. So does a 401 whose body cannot be read, to be safe. */
async function isExpiredToken(response: Response): Promise<boolean> {
  if (/error="(expired|invalid)_token"/.test(response.headers.get("www-authenticate") ?? "")) return true;
  try {
    const { error, error_description: description } = (await response.json()) as Readonly<Record<string, unknown>>;
    return /expired_token|invalid_token/.test(`${String(error)} ${String(description)}`);
  } catch {
    return true;
  }
}
