import { ProviderConfigurationError, type Grant, type GrantContext, type Provider } from "@tokens/core";
import { ask, toGrant, type AuthType, type PodioApp, type PodioSession } from "./grants.ts";
import { asksForSecondFactor, watchForNonce } from "./second-factor.ts";

/** What logs an account in. */
export type Login =
  | { readonly kind: "app"; readonly appId: number; readonly appToken: string }
  | { readonly kind: "user"; readonly username: string; readonly password: string }
  | { readonly kind: "code" };

/** What `@tokens/core` needs to know of Podio. The kind of login is part of every key, so that no two share a session. */
export function podioProvider(app: PodioApp, login: Login): Provider<PodioSession> {
  const identifier = identifierOf(login);
  const secret = login.kind === "app" ? login.appToken : login.kind === "user" ? login.password : undefined;
  return {
    name: "podio",
    realm: [new URL(app.apiUrl).host, app.clientId, login.kind],
    origins: originsOf(app.apiUrl),
    defaultLifetimeMs: 8 * 60 * 60 * 1000,
    credential: (account) => (account === identifier ? secret : undefined),
    ...(login.kind !== "code" && { authenticate: (context) => authenticate(app, login, context) }),
    refresh: async (session, context) => {
      const parameters = { grant_type: "refresh_token", refresh_token: session.refreshToken };
      return toGrant(await ask(app, parameters, context), session.authType);
    },
    // The scheme is literally this word; Bearer is refused.
    authorize: (request, { accessToken }) => request.headers.set("authorization", `OAuth2 ${accessToken}`),
    isExpiredToken,
  };
}

/** The account's name within its kind of login. */
export function identifierOf(login: Login): string | undefined {
  if (login.kind === "app") return String(login.appId);
  return login.kind === "user" ? login.username.toLowerCase() : undefined;
}

/** The API's own origin and, for the real one, every host of Podio's. */
export function originsOf(apiUrl: string): readonly string[] {
  const { origin, hostname } = new URL(apiUrl);
  const real = hostname === "podio.com" || hostname.endsWith(".podio.com");
  return real ? [origin, "https://podio.com", "https://*.podio.com"] : [origin];
}

async function authenticate(
  app: PodioApp,
  login: Exclude<Login, { readonly kind: "code" }>,
  context: GrantContext,
): Promise<Grant<PodioSession>> {
  if (login.kind === "app") {
    const { appId, appToken } = login;
    const answer = await ask(app, { grant_type: "app", app_id: appId, app_token: appToken }, context);
    const grant = toGrant(answer, { type: "app", identifier: String(appId) });
    const { ref } = grant;
    if (ref && (ref.type !== "app" || ref.id !== appId)) {
      throw new ProviderConfigurationError(
        `Podio logged in ${ref.type} ${ref.id} instead of app ${appId}. Check the app id and its token.`,
      );
    }
    return grant;
  }
  const { username, password } = login;
  const authType: AuthType = { type: "password", identifier: username.toLowerCase() };
  const watch = watchForNonce(context.fetch);
  const parameters = { grant_type: "password", username, password };
  try {
    return toGrant(await ask(app, parameters, { ...context, fetch: watch.fetch }), authType);
  } catch (error) {
    throw watch.nonce === undefined ? error : asksForSecondFactor(app, watch.nonce, authType, context);
  }
}

/**
 * `expired_token` or `invalid_token` means that a refresh helps, other codes do not. A 401 that says nothing readable is given the
 * benefit of the doubt.
 */
async function isExpiredToken(response: Response): Promise<boolean> {
  if (/error="(expired|invalid)_token"/.test(response.headers.get("www-authenticate") ?? "")) return true;
  try {
    const { error, error_description: description } = (await response.json()) as Readonly<Record<string, unknown>>;
    return /expired_token|invalid_token/.test(`${String(error)} ${String(description)}`);
  } catch {
    return true;
  }
}
