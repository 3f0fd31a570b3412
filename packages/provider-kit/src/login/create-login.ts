import { newSession, systemClock, type Clock, type Grant, type Session } from "@tokens/core";
import * as oidc from "openid-client";
import { loginRefused } from "../callback.ts";
import type { TokenEndpointOptions } from "../grant-request.ts";
import { userAgent } from "../user-agent.ts";
import { loginConfiguration, type LoginServer } from "./configuration.ts";
import { loginError, loginStartError } from "./login-error.ts";
import type { Login } from "./login.ts";

/** Options of `createLogin`. */
export interface CreateLoginOptions<S extends Session = Session> extends TokenEndpointOptions {
  readonly clientId: string;
  /** As registered with the provider. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /**
   * Whether the response must contain an ID token, which is verified with the server's keys.
   * @default whether the scopes include `openid`
   */
  readonly verifyIdToken?: boolean | undefined;
  /** @default " " */
  readonly scopeSeparator?: string | undefined;
  /** Metadata of the server (RFC 8414), or a function that finds it. */
  readonly metadata: LoginServer["metadata"];
  /** Further parameters of the authorization URL. */
  readonly authorizationParameters?: Readonly<Record<string, string>> | undefined;
  /** Further parameters of the token request. */
  readonly tokenParameters?: Readonly<Record<string, string>> | undefined;
  /** The APIs that the tokens are for (RFC 8707). */
  readonly resource?: readonly string[] | undefined;
  /**
   * Whether a code challenge is sent (RFC 7636).
   * @default true
   */
  readonly pkce?: boolean | undefined;
  /**
   * Whether the authorization request is pushed to the server, so that the browser carries only a reference to it (RFC 9126).
   * @default whether the metadata requires it
   */
  readonly pushedAuthorization?: boolean | undefined;
  /**
   * The session of a grant and the parameters of the callback.
   * @default the grant itself
   */
  readonly toSession?: (grant: Grant, callback: URLSearchParams) => S | Promise<S>;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
}

/** A login by authorization code, with PKCE and state, and with a nonce for OpenID Connect. */
export function createLogin<S extends Session = Session>(options: CreateLoginOptions<S>): Login<S> {
  const { redirectUri, scopes, scopeSeparator = " ", authorizationParameters, tokenParameters, ...rest } = options;
  const {
    pkce = true,
    pushedAuthorization = false,
    resource = [],
    toSession = (grant: Grant) => newSession<S>(grant as Grant<S>),
    fetch = (input, init) => globalThis.fetch(input, init),
    clock = systemClock,
    headers = userAgent(options.provider),
    ...tokenEndpoint
  } = rest;
  const server: LoginServer = { ...tokenEndpoint, headers, scopes, fetch, clock };
  const { provider } = options;
  const { verifyIdToken = scopes.includes("openid") } = options;
  return {
    async authorizationUrl() {
      const checks = {
        state: oidc.randomState(),
        ...(pkce && { codeVerifier: oidc.randomPKCECodeVerifier() }),
        ...(verifyIdToken && { nonce: oidc.randomNonce() }),
      };
      const parameters = new URLSearchParams({
        // openid-client leaves it out when there is a parameter named `request`, which BambooHR requires.
        response_type: "code",
        ...authorizationParameters,
        redirect_uri: redirectUri,
        ...(scopes.length > 0 && { scope: scopes.join(scopeSeparator) }),
        state: checks.state,
        ...(checks.codeVerifier !== undefined && {
          code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
          code_challenge_method: "S256",
        }),
        ...(checks.nonce !== undefined && { nonce: checks.nonce }),
      });
      for (const one of resource) parameters.append("resource", one);
      try {
        const { config } = await loginConfiguration(server);
        const isPushed = pushedAuthorization || config.serverMetadata().require_pushed_authorization_requests === true;
        const url = isPushed
          ? await oidc.buildAuthorizationUrlWithPAR(config, parameters)
          : oidc.buildAuthorizationUrl(config, parameters);
        // A literal plus is %2B by now, and not every server reads a plus as a space.
        url.search = url.search.replaceAll("+", "%20");
        return { url: url.href, checks };
      } catch (error) {
        throw loginStartError(provider, error);
      }
    },
    async exchange(callbackUrl, checks) {
      const { state, codeVerifier, nonce } = checks ?? {};
      if (!state || (pkce && !codeVerifier) || (verifyIdToken && !nonce))
        throw loginRefused("The checks of this login are missing or incomplete");
      const callback = new URL(redirectUri);
      callback.search = new URL(callbackUrl, redirectUri).search;
      try {
        const { config, grant } = await loginConfiguration(server, { redirectUri, callback: callback.searchParams });
        const expected = {
          expectedState: state,
          ...(pkce && { pkceCodeVerifier: codeVerifier! }),
          ...(verifyIdToken && { expectedNonce: nonce! }),
        };
        const parameters = new URLSearchParams(tokenParameters);
        for (const one of resource) parameters.append("resource", one);
        const tokens = await oidc.authorizationCodeGrant(config, callback, expected, parameters);
        return { session: await toSession(grant(), callback.searchParams), claims: tokens.claims() };
      } catch (error) {
        throw loginError(provider, error);
      }
    },
  };
}
