/**
 * OAuth 1.0a (RFC 5849): the three-legged login, and signed requests. Its tokens do not expire, so nothing is refreshed.
 *
 * @example
 * ```ts
 * import { createOAuth1, oauth1Login } from "@tokens/oauth/oauth1";
 *
 * const app = {
 *   name: "photos",
 *   consumerKey: "key",
 *   consumerSecret: "secret",
 *   endpoints: {
 *     temporary: "https://photos.example.net/initiate",
 *     authorization: "https://photos.example.net/authorize",
 *     token: "https://photos.example.net/token",
 *   },
 *   apis: ["https://photos.example.net"],
 * };
 * const login = oauth1Login({ ...app, callbackUrl: "https://app.example.com/ready" });
 * const { url, checks } = await login.authorizationUrl();
 * const { session } = await login.exchange("https://app.example.com/ready?oauth_token=…&oauth_verifier=…", checks);
 *
 * const tokens = createOAuth1(app);
 * await tokens.for("jane").save(session);
 * await tokens.for("jane").fetch("https://photos.example.net/photos?size=original");
 * ```
 *
 * @module
 */
import {
  newSession,
  ProviderConfigurationError,
  ProviderUnavailableError,
  systemClock,
  TokenManager,
  type Clock,
  type Session,
  type TokenManagerOptions,
} from "@tokens/core";
import {
  loginRefused,
  requireOptions,
  requireText,
  serviceUrl,
  userAgent,
  type LoginResult,
} from "@tokens/provider-kit";
import { apiOrigins } from "./create-oauth.ts";
import { oauth1Header, type SignatureMethod } from "./oauth1-signature.ts";

export {
  oauth1Header,
  signatureBase,
  type OAuth1Keys,
  type SignatureMethod,
  type SignatureOptions,
  type SignedRequest,
} from "./oauth1-signature.ts";

/** A session whose token comes with a secret to sign with. */
export interface OAuth1Session extends Session {
  readonly accessTokenSecret: string;
}

/** A consumer, as registered with a server. */
export interface OAuth1App {
  /** Part of every key in the session manager, and of messages. */
  readonly name: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** @default "HMAC-SHA1" */
  readonly signatureMethod?: SignatureMethod;
  readonly realm?: string;
}

/** Options of `createOAuth1`. */
export interface OAuth1Options extends OAuth1App, TokenManagerOptions<OAuth1Session> {
  /** The APIs that tokens are sent to; only their origins count. */
  readonly apis: readonly string[];
}

/** Options of a login. */
export interface OAuth1LoginOptions extends OAuth1App {
  readonly endpoints: { readonly temporary: string; readonly authorization: string; readonly token: string };
  /** Where the browser is redirected to; `oob` where the user copies a number instead. */
  readonly callbackUrl: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** The temporary credentials of a login. Plain JSON; keep it where only this browser's login finds it. */
export interface OAuth1Checks {
  readonly token: string;
  readonly tokenSecret: string;
}

/** A login in two steps; it keeps nothing in between. */
export interface OAuth1Login {
  /** Where to send the browser, and what to keep for the callback. */
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: OAuth1Checks }>;
  /**
   * Exchanges the verifier of a callback for a session. Throws `ReauthorizationRequiredError` when the user or the server refused,
   * or the callback does not belong to these checks, `ProviderUnavailableError` for anything else.
   */
  exchange(callbackUrl: string | URL, checks: OAuth1Checks): Promise<LoginResult<OAuth1Session>>;
}

/** The tokens of one consumer: `fetch()` signs. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function createOAuth1(options: OAuth1Options): TokenManager<OAuth1Session> {
  requireOptions(options, "createOAuth1({ name, consumerKey, consumerSecret, apis })");
  const { name, consumerKey, consumerSecret } = checkApp(options);
  const { clock = systemClock } = options;
  const origins = apiOrigins(options.apis);
  const [origin] = origins;
  if (origin === undefined) throw new ProviderConfigurationError("apis is empty: pass the addresses of the API.");
  return TokenManager.create<OAuth1Session>(
    {
      name,
      realm: [new URL(origin).host, consumerKey],
      origins,
      async authorize(request, { accessToken: token, accessTokenSecret: tokenSecret }) {
        const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
        const form = isForm ? await request.clone().text() : undefined;
        const signed = { method: request.method, url: request.url, form };
        const keys = { consumerKey, consumerSecret, token, tokenSecret };
        request.headers.set("authorization", await oauth1Header(signed, keys, signatureOptions(options, clock)));
      },
      isExpiredToken: () => false,
    },
    options,
  );
}

/** Prepares logins. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function oauth1Login(options: OAuth1LoginOptions): OAuth1Login {
  requireOptions(options, "oauth1Login({ name, consumerKey, consumerSecret, endpoints, callbackUrl })");
  const { name, consumerKey, consumerSecret } = checkApp(options);
  const { endpoints, clock = systemClock, fetch: send = (input, init) => globalThis.fetch(input, init) } = options;
  const callbackUrl = requireText("callbackUrl", options.callbackUrl, "The server redirects the browser there.");
  for (const what of ["temporary", "authorization", "token"] as const) {
    const option = `endpoints.${what}`;
    serviceUrl(option, requireText(option, endpoints?.[what], "All three endpoints are required."));
  }

  async function post(
    url: string,
    parameters: Record<string, string>,
    checks?: OAuth1Checks,
  ): Promise<URLSearchParams> {
    const keys = { consumerKey, consumerSecret, ...checks };
    const authorization = await oauth1Header({ method: "POST", url }, keys, {
      ...signatureOptions(options, clock),
      parameters,
    });
    let response: Response;
    let text: string;
    try {
      response = await send(url, {
        method: "POST",
        headers: { ...userAgent("oauth"), authorization },
        redirect: "manual",
      });
      text = await response.text();
    } catch (cause) {
      throw new ProviderUnavailableError(`${name} could not be reached; start the login again.`, { cause });
    }
    const answer = new URLSearchParams(text);
    if (response.ok && answer.has("oauth_token") && answer.has("oauth_token_secret")) return answer;
    const { status } = response;
    const said = `${name} answered the login with ${status}`;
    if (response.ok || status === 429 || status >= 500)
      throw new ProviderUnavailableError(`${said}; start the login again.`, { status });
    if (!checks)
      throw new ProviderConfigurationError(`${said}. Check consumerKey, consumerSecret, callbackUrl and the clock.`);
    throw loginRefused(said);
  }

  return {
    async authorizationUrl() {
      const answer = await post(endpoints.temporary, { oauth_callback: callbackUrl });
      const checks = { token: answer.get("oauth_token")!, tokenSecret: answer.get("oauth_token_secret")! };
      const url = new URL(endpoints.authorization);
      url.searchParams.set("oauth_token", checks.token);
      return { url: url.href, checks };
    },
    async exchange(callback, checks) {
      const query = new URL(callback).searchParams;
      const verifier = query.get("oauth_verifier");
      if (query.get("oauth_token") !== checks.token) throw loginRefused("The callback does not belong to this login");
      if (!verifier) throw loginRefused(`${name} did not grant access (no verifier)`);
      const obtainedAt = clock.now();
      const answer = await post(endpoints.token, { oauth_verifier: verifier }, checks);
      const accessToken = answer.get("oauth_token")!;
      const accessTokenSecret = answer.get("oauth_token_secret")!;
      return { session: newSession<OAuth1Session>({ accessToken, accessTokenSecret, obtainedAt }) };
    },
  };
}

function checkApp({
  name,
  consumerKey,
  consumerSecret,
}: OAuth1App): Pick<OAuth1App, "name" | "consumerKey" | "consumerSecret"> {
  const hint = "Register a consumer with the server.";
  return {
    name: requireText("name", name, "Name the server."),
    consumerKey: requireText("consumerKey", consumerKey, hint),
    consumerSecret: requireText("consumerSecret", consumerSecret, hint),
  };
}

function signatureOptions(
  { signatureMethod: method, realm }: OAuth1App,
  clock: Clock,
): { timestamp: number; nonce: string; method: SignatureMethod | undefined; realm: string | undefined } {
  return { timestamp: Math.floor(clock.now() / 1000), nonce: crypto.randomUUID(), method, realm };
}
