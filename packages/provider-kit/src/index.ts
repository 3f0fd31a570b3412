/**
 * What a provider package is made of: typed routes over ky, pages, query encoding, API errors, rate limits, checks of options.
 * Users install a provider, not this package.
 *
 * @example
 * ```ts
 * import { bareTokenSessions, Client, linkPager } from "@tokens/provider-kit";
 * import { TokenManager, type Provider } from "@tokens/core";
 *
 * interface Endpoints {
 *   "GET /users": { output: readonly { readonly name: string }[]; item: { readonly name: string } };
 * }
 * declare const provider: Provider;
 *
 * const sessions = bareTokenSessions(provider, "default", { accessToken: "…" });
 * const client = new Client<Endpoints>(
 *   { provider: "Example", baseUrl: "https://api.example.com", paging: linkPager(), readError: () => ({}) },
 *   TokenManager.create(provider, { sessions }),
 * );
 * for await (const { name } of client.items("GET /users")) console.log(name);
 * ```
 *
 * @module
 */
export { ApiError, isApiError, type ApiErrorOptions, type ErrorDetails } from "./api-error.ts";
export { bareTokenSessions } from "./bare-token-sessions.ts";
export { base64, base64url } from "./encoding.ts";
export { callError, responseError, type ErrorDialect, type FailedCall } from "./call-errors.ts";
export { callbackCode, loginRefused, type CallbackOptions } from "./callback.ts";
export {
  clientSecretBasic,
  clientSecretPost,
  publicClient,
  type ClientAuthentication,
  type ClientCredentials,
} from "./client-authentication.ts";
export { Client, type ApiResponse, type Dialect, type HttpOptions, type Json } from "./client.ts";
export { createClient, type AnyEndpoints, type ClientOptions } from "./create-client.ts";
export { requestGrant, type TokenEndpointOptions } from "./grant-request.ts";
export { importTokenResponse } from "./import-token-response.ts";
export { jsonOrText } from "./json-or-text.ts";
export type { Login, LoginChecks, LoginResult } from "./login/login.ts";
export {
  createOAuthClient,
  type BareToken,
  type OAuthApp,
  type OAuthAppProvider,
  type OAuthClientOptions,
} from "./oauth-app.ts";
export {
  bearer,
  isInvalidToken,
  oauthProvider,
  withRefreshTokenEnd,
  type OAuthProviderEndpoints,
  type OAuthProviderOptions,
  type RefreshTokenOptions,
} from "./oauth-provider.ts";
export { optionalText, optionalTexts, requireOptions, requireText, requireTexts, typeName } from "./options.ts";
export type { EndpointsOf, OpenApiEndpoints } from "./openapi.ts";
export { cursorPager, linkPager, offsetPager, pageNumberPager, singlePage } from "./pagers.ts";
export { walkPages, type Paging } from "./pagination.ts";
export { encodeQuery, type ArrayForm, type QueryOptions } from "./query.ts";
export { readRateLimit, readRetryAfter, type RateLimit } from "./rate-limits.ts";
export { serviceUrl, withoutSlashes } from "./service-url.ts";
export { userAgent } from "./user-agent.ts";
export type {
  CallInput,
  KnownListRoute,
  KnownRoute,
  ListRoute,
  Operation,
  PathParameter,
  Route,
  RouteArguments,
  RouteInput,
  RouteItem,
  RouteLike,
  RouteOutput,
} from "./routes.ts";
