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
import { systemClock, TokenManager, type TokenManagerOptions } from "@tokens/core";
import { requireOptions } from "@tokens/provider-kit";
import { checkApp, signatureOptions, type OAuth1App, type OAuth1Session } from "./oauth1-app.ts";
import { isDeadToken, readProblem } from "./oauth1-problem.ts";
import { fillApis, type OAuth1Endpoints } from "./oauth1-server.ts";
import { oauth1Header } from "./oauth1-signature.ts";

export type { OAuth1App, OAuth1Session } from "./oauth1-app.ts";
export { oauth1Login, type OAuth1Checks, type OAuth1Login, type OAuth1LoginOptions } from "./oauth1-login.ts";
export type { OAuth1Endpoints, OAuth1Server, OAuth1ServerOptions } from "./oauth1-server.ts";
export {
  oauth1Header,
  signatureBase,
  type OAuth1Keys,
  type SignatureMethod,
  type SignatureOptions,
  type SignedRequest,
} from "./oauth1-signature.ts";

/** Options of `createOAuth1`. */
export interface OAuth1Options<P extends string = string> extends OAuth1App<P>, TokenManagerOptions {
  /** Only for logins; the data of a server includes them. */
  readonly endpoints?: OAuth1Endpoints;
  /** The APIs that tokens are sent to; only their origins count. */
  readonly apis: readonly string[];
}

/**
 * The tokens of one consumer: `fetch()` signs. When the server answers that a token was revoked and no newer session is stored, `fetch()`
 * throws `ReauthorizationRequiredError`. Throws `ProviderConfigurationError` when an option is missing or wrong.
 */
export function createOAuth1<const P extends string = string>(
  options: OAuth1Options<P>,
): TokenManager<OAuth1Session<P>> {
  requireOptions(options, "createOAuth1({ name, consumerKey, consumerSecret, apis })");
  const { name, consumerKey, consumerSecret } = checkApp(options);
  const { clock = systemClock, refused } = options;
  const origins = fillApis(options, options.apis);
  return TokenManager.create<OAuth1Session>(
    {
      name,
      realm: [new URL(origins[0]).host, consumerKey],
      origins,
      async authorize({ accessToken: token, accessTokenSecret: tokenSecret }, request) {
        const copy = request.clone();
        const isForm = copy.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
        const form = isForm ? await copy.text() : undefined;
        const signed = { method: request.method, url: request.url, form };
        const keys = { consumerKey, consumerSecret, token, tokenSecret };
        return { authorization: await oauth1Header(signed, keys, signatureOptions(options, clock)) };
      },
      isExpiredToken: async (response) => isDeadToken(readProblem(response.headers, await response.text()), refused),
    },
    // The store holds what was saved, and a login saves the secret.
    options as unknown as TokenManagerOptions<OAuth1Session>,
  );
}
