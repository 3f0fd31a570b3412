/**
 * Login of a PSOhub account: an authorization code, without PKCE, which PSOhub does not know.
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
 * const { url, checks } = login.authorizationUrl();   // send the browser to url, keep checks in its session, once
 * const session = await login.exchange("https://app.example.com/callback?code=…", checks);
 * ```
 *
 * Then `psohub.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { serviceUrl } from "@tokens/provider-kit";
import { newSession, ReauthorizationRequiredError, systemClock, type Clock } from "@tokens/core";
import { checkApp, psohubUrls } from "./client.ts";
import { requestTokens, toGrant, type CodeParameter, type PsohubSession } from "./provider.ts";

export type { CodeParameter, PsohubSession } from "./provider.ts";

/** Options of a login. */
export interface PsohubLoginOptions {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** As registered with the app; https in production. */
  readonly redirectUri: string;
  /** @default projects timesheets */
  readonly scope?: string;
  /** @default https://www.psohubapp.com */
  readonly apiUrl?: string;
  /**
   * Puts the client secret into the authorization URL. **It then stands in browser histories, proxy logs and `Referer`
   * headers, and whoever reads one of them has the secret of the app.** The vendor's table says that it is required, its
   * server-side sample leaves it out. Turn this on only when logins fail without it.
   */
  readonly sendClientSecretInAuthorizationUrl?: boolean;
  /**
   * The name that the code is sent under.
   *
   * @default "both"
   */
  readonly codeParameter?: CodeParameter;
  /**
   * Refuses a callback without `state`. Whether PSOhub sends it back is not documented.
   *
   * @default false
   */
  readonly requireState?: boolean;
  /**
   * How long a login may take, in milliseconds. After a refusal PSOhub sends nothing at all.
   *
   * @default 600,000
   */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/**
 * What `exchange` compares the callback with. Plain JSON. PSOhub may not send `state` back, so the browser is what ties the
 * callback to the login: keep this where only that browser's session finds it, and take it away at the first callback.
 */
export interface LoginChecks {
  readonly state: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** A login in two steps; nothing of it is kept in between. */
export interface PsohubLogin {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): { readonly url: string; readonly checks: LoginChecks };
  /**
   * The session of a callback, which may be awaited here (a listener on loopback): then until the login's time is up, or
   * `signal` aborts. `checks` is undefined when this browser has no login under way, which is an error like the others.
   * Throws `ReauthorizationRequiredError` when the callback is late, absent or of another login, or the code is refused,
   * `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for the rest.
   */
  exchange(
    callbackUrl: string | URL | Promise<string | URL>,
    checks: LoginChecks | undefined,
    options?: { readonly signal?: AbortSignal },
  ): Promise<PsohubSession>;
}

const deadlineMs = 10_000;

/** Prepares logins of one app. Throws `ProviderConfigurationError` when the app or the URL is unfit. */
export function psohubLogin(options: PsohubLoginOptions): PsohubLogin {
  const app = checkApp(options);
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? psohubUrls.apiUrl);
  const {
    redirectUri,
    scope = "projects timesheets",
    codeParameter = "both",
    timeoutMs = 600_000,
    clock = systemClock,
    fetch: send = (input, init) => globalThis.fetch(input, init),
  } = options;
  return {
    authorizationUrl() {
      const checks = { state: randomState(), expiresAt: clock.now() + timeoutMs };
      const query = {
        clientid: app.clientId,
        scope,
        redirecturl: redirectUri,
        state: checks.state,
        ...(options.sendClientSecretInAuthorizationUrl && { clientsecret: app.clientSecret }),
      };
      // URLSearchParams would write a space as "+", which PSOhub is not known to read.
      const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return { url: `${apiUrl}/link/apiauthorization?${search.join("&")}`, checks };
    },
    async exchange(callbackUrl, checks, { signal } = {}) {
      if (!checks) throw refused("No login is under way in this browser");
      const callback = await arrival(callbackUrl, checks.expiresAt, clock, signal);
      const query = new URL(callback, redirectUri).searchParams;
      const [code, state, error] = ["code", "state", "error"].map((name) => query.get(name));
      if (state ? !equal(state, checks.state) : options.requireState)
        throw refused("The callback does not belong to this login");
      if (error) throw refused(`PSOhub sent the login back without a code (${error.slice(0, 100)})`);
      if (!code) throw refused("The callback has no code");
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
      return newSession<PsohubSession>(toGrant(await requestTokens(parameters, app, apiUrl, context), redirectUri));
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
    throw refused("The time for this login is up (PSOhub sends nothing when a user refuses)");
  });
  late.catch(() => undefined);
  try {
    if (clock.now() >= expiresAt) return await late;
    return await Promise.race([callback, late]);
  } finally {
    done.abort();
  }
}

function refused(what: string): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(`${what}. Start the login again.`, { reason: "refused" });
}

function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Without telling by its time where two strings differ. */
function equal(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}
