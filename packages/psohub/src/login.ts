/**
 * Login of a PSOhub account: an authorization code without PKCE, which PSOhub does not support.
 *
 * @example
 * ```ts
 * import { psohubLogin } from "@tokens/psohub/login";
 *
 * const login = psohubLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = await login.authorizationUrl();   // send the browser to url, keep checks in its session
 * const { session } = await login.exchange("https://app.example.com/callback?code=…", checks);
 * ```
 *
 * Then `psohub.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { newSession, systemClock, type Clock } from "@tokens/core";
import {
  callbackCode,
  loginRefused,
  optionalTexts,
  requireOptions,
  requireText,
  serviceUrl,
  userAgent,
  type Login,
  type LoginChecks,
  type LoginResult,
} from "@tokens/provider-kit";
import { checkApp } from "./client.ts";
import { requestTokens, toGrant, type CodeParameter, type PsohubSession } from "./provider.ts";
import { psohubUrls } from "./urls.ts";

export type { LoginChecks, LoginResult } from "@tokens/provider-kit";
export type { CodeParameter, PsohubSession } from "./provider.ts";

/** Options of a login. */
export interface PsohubLoginOptions {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** As registered with the app; https in production. */
  readonly redirectUri: string;
  /** @default ["projects", "timesheets"] */
  readonly scopes?: readonly string[];
  /** @default "https://www.psohubapp.com" */
  readonly apiUrl?: string;
  /**
   * Puts the client secret into the authorization URL. **It then appears in browser histories, proxy logs and `Referer`
   * headers, and anyone who reads one of them has the app's secret.** The vendor's table says that it is required, its
   * server-side sample leaves it out. Turn this on only when logins fail without it.
   * @default false
   */
  readonly sendClientSecretInAuthorizationUrl?: boolean;
  /**
   * The parameter that carries the code in the token request.
   * @default "both"
   */
  readonly codeParameter?: CodeParameter;
  /**
   * Refuses a callback without `state`. Whether PSOhub sends it back is not documented.
   * @default false
   */
  readonly requireState?: boolean;
  /**
   * How long a login may take, in milliseconds. When the user refuses, PSOhub sends nothing at all.
   * @default 600,000
   */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/**
 * A login in two steps; it keeps no state in between. PSOhub may not send `state` back, so the browser's session is what ties the
 * callback to the login: store `checks` where only that session can read it, and remove it at the first callback.
 */
export interface PsohubLogin extends Login<PsohubSession> {
  /**
   * Exchanges the code of a callback for a session. A callback that is still to come (a listener on loopback) is awaited until the
   * login times out or `signal` aborts. `checks` is undefined when this browser has started no login, which is refused as well.
   * Throws `ReauthorizationRequiredError` when the callback is late, missing or from another login, or the code is refused,
   * `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for anything else.
   */
  exchange(
    callbackUrl: string | URL | Promise<string | URL>,
    checks: LoginChecks | undefined,
    options?: { readonly signal?: AbortSignal },
  ): Promise<LoginResult<PsohubSession>>;
}

const deadlineMs = 10_000;

/** Prepares logins of one app. Throws `ProviderConfigurationError` when the app or a URL is wrong. */
export function psohubLogin(options: PsohubLoginOptions): PsohubLogin {
  requireOptions(options, "psohubLogin({ clientId, clientSecret, redirectUri })");
  const app = checkApp(options, userAgent("PSOhub"));
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? psohubUrls.apiUrl);
  const scopes = optionalTexts("scopes", options.scopes) ?? ["projects", "timesheets"];
  const redirectUri = requireText("redirectUri", options.redirectUri, "PSOhub redirects the browser there.");
  const {
    codeParameter = "both",
    requireState = false,
    timeoutMs = 600_000,
    clock = systemClock,
    fetch: send = (input, init) => globalThis.fetch(input, init),
  } = options;
  return {
    async authorizationUrl() {
      const checks = { state: crypto.randomUUID(), expiresAt: clock.now() + timeoutMs };
      const query = {
        clientid: app.clientId,
        scope: scopes.join(" "),
        redirecturl: redirectUri,
        state: checks.state,
        ...(options.sendClientSecretInAuthorizationUrl && { clientsecret: app.clientSecret }),
      };
      // URLSearchParams would write a space as "+", which PSOhub may not read.
      const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return { url: `${apiUrl}/link/apiauthorization?${search.join("&")}`, checks };
    },
    async exchange(callbackUrl, checks, { signal } = {}) {
      if (!checks) throw loginRefused("No login has been started in this browser");
      const { expiresAt = clock.now() + timeoutMs } = checks;
      const callback = await arrival(callbackUrl, expiresAt, clock, signal);
      const code = callbackCode("PSOhub", new URL(callback, redirectUri), checks, { requireState });
      const parameters = {
        grant_type: "authorization_code",
        redirect_uri: redirectUri,
        ...(codeParameter !== "authorization_code" && { code }),
        ...(codeParameter !== "code" && { authorization_code: code }),
      };
      const deadline = AbortSignal.timeout(deadlineMs);
      const context = {
        fetch: send,
        now: () => clock.now(),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      };
      const grant = toGrant(await requestTokens(parameters, app, apiUrl, context), redirectUri);
      return { session: newSession<PsohubSession>(grant) };
    },
  };
}

/** The callback, if it comes in time. */
async function arrival(
  callback: string | URL | Promise<string | URL>,
  expiresAt: number,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<string | URL> {
  const done = new AbortController();
  const waiting = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  const late = clock.sleep(expiresAt - clock.now(), waiting).then((): never => {
    signal?.throwIfAborted();
    throw loginRefused("The login has timed out (PSOhub sends nothing when a user refuses)");
  });
  late.catch(() => undefined);
  try {
    if (clock.now() >= expiresAt) return await late;
    return await Promise.race([callback, late]);
  } finally {
    done.abort();
  }
}
