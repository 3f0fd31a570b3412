import { systemClock } from "@tokens/core";
import type {
  Connection,
  DeviceLogin,
  DeviceLoginOptions,
  Login,
  LoginOptions,
  Settings,
} from "@tokens/provider-kit/descriptor";
import { oauthLogin, type OAuthLogin } from "../login.ts";
import { oauth1Login } from "../oauth1.ts";
import type { OAuth1Server } from "../oauth1-server.ts";
import { registerClient } from "../registration.ts";
import { issuerOf, type OAuthServer } from "../server.ts";
import { clientOf, isOAuth1, scopesOf, serverOf } from "./server-of.ts";

/** Prepares a login in a browser. Throws `ProviderConfigurationError` when a setting is missing or wrong. */
export async function logIn({ settings }: Connection, options: LoginOptions): Promise<Login> {
  const server = await serverOf(settings);
  return isOAuth1(server) ? logInWithOAuth1(server, settings, options) : prepare(server, settings, options);
}

/** Starts a login with a code. Throws like `logIn`. */
export async function logInOnDevice({ settings }: Connection, options: DeviceLoginOptions): Promise<DeviceLogin> {
  return prepare(await serverOf(settings), settings, options).device();
}

/** Registers a client for a login (RFC 7591). Throws like `registerClient`. */
export async function register(
  { settings }: Connection,
  { redirectUri, fetch = globalThis.fetch }: LoginOptions,
): Promise<Settings> {
  const server = (await serverOf(settings)) as OAuthServer;
  const scopes = scopesOf(settings);
  const { clientId, clientSecret, clientAuthentication } = await registerClient({
    issuer: issuerOf(server)!,
    redirectUris: [redirectUri],
    clientName: "tokens",
    ...(scopes && { scopes }),
    fetch,
  });
  return { clientId, ...(clientSecret !== undefined && { clientSecret }), clientAuthentication };
}

function prepare(
  server: OAuthServer,
  settings: Settings,
  { fetch = globalThis.fetch, clock = systemClock, ...options }: DeviceLoginOptions | LoginOptions,
): OAuthLogin {
  const scopes = scopesOf(settings) ?? server.defaultScopes ?? [];
  return oauthLogin({ ...server, ...clientOf(server, settings), scopes, fetch, clock, ...options });
}

function logInWithOAuth1(
  server: OAuth1Server,
  { consumerKey = "", consumerSecret = "" }: Settings,
  { redirectUri, fetch = globalThis.fetch, clock = systemClock }: LoginOptions,
): Login {
  const login = oauth1Login({ ...server, consumerKey, consumerSecret, callbackUrl: redirectUri, fetch, clock });
  return {
    async authorizationUrl() {
      const { url, checks } = await login.authorizationUrl();
      return { url, checks: { state: checks.token, tokenSecret: checks.tokenSecret } };
    },
    exchange: (callbackUrl, { state, tokenSecret = "" }) => login.exchange(callbackUrl, { token: state, tokenSecret }),
  };
}
