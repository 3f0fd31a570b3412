/**
 * Interactive login of a user: authorization code with `state`.
 *
 * @example
 * ```ts
 * import { podioLogin } from "@tokens/podio/login";
 *
 * const login = podioLogin({
 *   clientId: "id",
 *   clientSecret: "secret",
 *   redirectUri: "https://app.example.com/callback",
 * });
 * const { url, checks } = login.authorizationUrl();   // send the browser to url, keep checks (a cookie, a row)
 * const session = await login.exchange("https://app.example.com/callback?code=…&state=…", checks);
 * ```
 *
 * Then `podio.for("alice").tokens.save(session)`.
 *
 * @module
 */
import { serviceUrl } from "@tokens/provider-kit";
import { newSession, ReauthorizationRequiredError, systemClock, type Clock } from "@tokens/core";
import { podioUrls } from "./client.ts";
import { ask, toGrant, type PodioSession } from "./grants.ts";
import { withRetryAfter } from "./retry-after.ts";

/** Options of a login. */
export interface PodioLoginOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the domain that is registered for the key. */
  readonly redirectUri: string;
  /** Space-separated, e.g. `app_111:read user:read`. @default Podio's own, `global:all` */
  readonly scope?: string;
  /** Address of the API. @default "https://api.podio.com" */
  readonly apiUrl?: string;
  /** Where people log in. @default the API's host without `api.` */
  readonly authUrl?: string;
  /** Token endpoint. @default `<apiUrl>/oauth/token/v2` */
  readonly tokenUrl?: string;
  /** How token requests are written. @default "json" for an address that ends in `/v2`, else "form" */
  readonly tokenFormat?: "json" | "form";
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** What `exchange` compares the callback with. Plain JSON; keep it where only this browser's login finds it. */
export interface LoginChecks {
  readonly state: string;
}

/** A login in two steps; nothing of it is kept in between. */
export interface PodioLogin {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): { readonly url: string; readonly checks: LoginChecks };
  /**
   * The session of a callback. Throws `ReauthorizationRequiredError` when the user or Podio refused or the callback does not
   * belong to these checks, `ProviderConfigurationError` for a wrong client, `ProviderUnavailableError` for the rest.
   */
  exchange(callbackUrl: string | URL, checks: LoginChecks): Promise<PodioSession>;
}

const deadlineMs = 10_000;

/** Prepares logins of one API key. Podio documents neither PKCE nor OpenID Connect, so `state` is what protects a login. */
export function podioLogin(options: PodioLoginOptions): PodioLogin {
  const { clientId, clientSecret, redirectUri, scope, clock = systemClock } = options;
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? podioUrls.apiUrl);
  const authUrl = serviceUrl("authUrl", options.authUrl ?? apiUrl.replace("//api.", "//"));
  const tokenUrl = serviceUrl("tokenUrl", options.tokenUrl ?? `${apiUrl}/oauth/token/v2`);
  const tokenFormat = options.tokenFormat ?? (tokenUrl.endsWith("/v2") ? "json" : "form");
  const send = withRetryAfter(options.fetch ?? ((input, init) => globalThis.fetch(input, init)));
  return {
    authorizationUrl() {
      const checks = { state: crypto.randomUUID() };
      const url = new URL(`${authUrl}/oauth/authorize`);
      const query = { response_type: "code", client_id: clientId, redirect_uri: redirectUri, state: checks.state };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      if (scope !== undefined) url.searchParams.set("scope", scope);
      return { url: url.href, checks };
    },
    async exchange(callbackUrl, checks) {
      const code = readCallback(new URL(callbackUrl), checks);
      const context = { fetch: send, now: () => clock.now(), signal: AbortSignal.timeout(deadlineMs) };
      const app = { clientId, clientSecret, apiUrl, tokenUrl, tokenFormat };
      const parameters = { grant_type: "authorization_code", code, redirect_uri: redirectUri };
      return newSession<PodioSession>(toGrant(await ask(app, parameters, context), { type: "authorization_code" }));
    },
  };
}

function readCallback({ searchParams }: URL, { state }: LoginChecks): string {
  const refused = (what: string, providerCode?: string): ReauthorizationRequiredError =>
    new ReauthorizationRequiredError(`${what}. Begin the login again.`, { reason: "refused", providerCode });
  const only = (name: string): string | undefined => {
    const [value, ...more] = searchParams.getAll(name);
    if (more.length > 0) throw refused(`The callback names "${name}" more than once`);
    return value;
  };
  if (!state || only("state") !== state)
    throw refused("The callback does not belong to this login: its state is another");
  const error = only("error");
  if (error) throw refused(`Podio did not grant access: ${error} ${only("error_description") ?? ""}`.trim(), error);
  const code = only("code");
  if (!code) throw refused("The callback has no code");
  return code;
}
