import {
  newSession,
  ProviderConfigurationError,
  ProviderUnavailableError,
  systemClock,
  type Clock,
  type TokensError,
} from "@tokens/core";
import { redact } from "@tokens/core/token-endpoint";
import { loginRefused, requireOptions, requireText, userAgent, type LoginResult } from "@tokens/provider-kit";
import { checkApp, signatureOptions, type OAuth1App, type OAuth1Session } from "./oauth1-app.ts";
import { readProblem } from "./oauth1-problem.ts";
import { fillEndpoints, type OAuth1Endpoints } from "./oauth1-server.ts";
import { oauth1Header } from "./oauth1-signature.ts";

/** Options of a login. */
export interface OAuth1LoginOptions<P extends string = string> extends OAuth1App<P> {
  readonly endpoints: OAuth1Endpoints;
  /** Where the browser is redirected to; `oob` when the server shows the user a verifier to copy. */
  readonly callbackUrl: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** The temporary credentials of a login. Plain JSON. Store it where only this browser's login can read it. */
export interface OAuth1Checks {
  readonly token: string;
  readonly tokenSecret: string;
}

/** A login in two steps; it keeps no state in between. */
export interface OAuth1Login<P extends string = string> {
  /**
   * Where to send the browser, and what to keep for the callback. Throws `ProviderConfigurationError` when the server refuses the
   * consumer, `ProviderUnavailableError` for anything else.
   */
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: OAuth1Checks }>;
  /**
   * Exchanges the callback, or the verifier that the user copied, for a session. Throws `ReauthorizationRequiredError` when the user
   * or the server refused, or the callback does not belong to these checks, `ProviderConfigurationError` when the server refuses the
   * consumer, `ProviderUnavailableError` for anything else.
   */
  exchange(
    callback: string | URL | { readonly verifier: string },
    checks: OAuth1Checks,
  ): Promise<LoginResult<OAuth1Session<P>>>;
}

/** Prepares logins. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function oauth1Login<const P extends string = string>(options: OAuth1LoginOptions<P>): OAuth1Login<P> {
  requireOptions(options, "oauth1Login({ name, consumerKey, consumerSecret, endpoints, callbackUrl })");
  const { name, consumerKey, consumerSecret } = checkApp(options);
  const { title = name, authorizationUrlParameter, tokenResponseParameters = [] } = options;
  const { clock = systemClock, fetch: send = (input, init) => globalThis.fetch(input, init) } = options;
  const callbackUrl = requireText("callbackUrl", options.callbackUrl, "The server redirects the browser there.");
  const endpoints = fillEndpoints(options, options.endpoints);

  async function post(
    url: string,
    parameters: Record<string, string>,
    { checks, form }: { checks?: OAuth1Checks; form?: Readonly<Record<string, string>> | undefined } = {},
  ): Promise<URLSearchParams> {
    const body = form && new URLSearchParams(form);
    const keys = { consumerKey, consumerSecret, ...checks };
    const signed = { method: "POST", url, form: body?.toString() };
    const authorization = await oauth1Header(signed, keys, signatureOptions(options, clock, parameters));
    let response: Response;
    let text: string;
    try {
      response = await send(url, {
        method: "POST",
        headers: { ...userAgent("oauth"), authorization },
        redirect: "manual",
        ...(body && { body }),
      });
      text = await response.text();
    } catch (cause) {
      throw new ProviderUnavailableError(`${title} could not be reached; start the login again.`, { cause });
    }
    const answer = new URLSearchParams(text);
    if (response.ok && answer.has("oauth_token") && answer.has("oauth_token_secret")) return answer;
    const secrets = [consumerSecret, checks?.token, checks?.tokenSecret, parameters["oauth_verifier"]];
    throw failure(response, redact(text, secrets), checks !== undefined);
  }

  function failure({ ok, status, headers }: Response, text: string, hasTemporary: boolean): TokensError {
    const { code: providerCode, words } = ok ? { words: "" } : readProblem(headers, text);
    const said = `${title} answered the login with ${status}${words && ` (${words})`}`;
    if (ok || status === 429 || status >= 500)
      return new ProviderUnavailableError(`${said}; start the login again.`, { status, providerCode });
    if (/timestamp/i.test(words)) {
      const message = `${said}: it refused the time of the request. Set the clock of this machine, then start the login again.`;
      return new ProviderConfigurationError(message, { providerCode });
    }
    if (!hasTemporary || /^(consumer|signature|parameter|version)_/.test(providerCode ?? "")) {
      const message = `${said}. Check consumerKey, consumerSecret, callbackUrl and the clock.`;
      return new ProviderConfigurationError(message, { providerCode });
    }
    return loginRefused(said, providerCode);
  }

  function callbackVerifier(callback: string | URL, { token }: OAuth1Checks): string {
    const query = URL.parse(callback, callbackUrl === "oob" ? undefined : callbackUrl)?.searchParams;
    if (!query) {
      throw new ProviderConfigurationError(
        "exchange() takes the address of the callback, or { verifier } with what the user copied.",
      );
    }
    // Twitter and others name the refused token in `denied`.
    const problem = query.has("denied") ? "denied" : query.get("oauth_problem")?.slice(0, 100);
    if (problem) throw loginRefused(`${title} did not grant access (${problem})`, problem);
    if (query.get("oauth_token") !== token) throw loginRefused("The callback does not belong to this login");
    const verifier = query.get("oauth_verifier");
    if (!verifier) throw loginRefused(`${title} did not grant access (no verifier)`);
    return verifier;
  }

  return {
    async authorizationUrl() {
      const answer = await post(
        endpoints.temporary,
        { oauth_callback: callbackUrl },
        { form: options.temporaryParameters },
      );
      const checks = { token: answer.get("oauth_token")!, tokenSecret: answer.get("oauth_token_secret")! };
      const url = new URL(endpoints.authorization);
      const told = authorizationUrlParameter && URL.parse(answer.get(authorizationUrlParameter) ?? "");
      // A page of another origin would ask for the user's password in the server's name.
      if (told && told.origin === url.origin) url.href = told.href;
      const parameters = { ...options.authorizationParameters, oauth_token: checks.token };
      for (const [parameter, value] of Object.entries(parameters)) url.searchParams.set(parameter, value);
      return { url: url.href, checks };
    },
    async exchange(callback, checks) {
      const isCopied = !(callback instanceof URL) && typeof callback === "object";
      const verifier = isCopied
        ? requireText("verifier", callback.verifier, `${title} shows it to the user.`)
        : callbackVerifier(callback, checks);
      const obtainedAt = clock.now();
      const answer = await post(endpoints.token, { oauth_verifier: verifier }, { checks });
      const told = tokenResponseParameters.filter((parameter) => answer.get(parameter));
      const parameters = Object.fromEntries(told.map((parameter) => [parameter, answer.get(parameter)!]));
      const session = newSession<OAuth1Session<P>>({
        accessToken: answer.get("oauth_token")!,
        accessTokenSecret: answer.get("oauth_token_secret")!,
        obtainedAt,
        ...(told.length > 0 && { parameters: parameters as OAuth1Session<P>["parameters"] }),
      });
      return { session };
    },
  };
}
