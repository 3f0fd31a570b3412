/**
 * What the providers share: typed routes over ky, pages and items, API errors. Users install a provider, not this package.
 *
 * @example
 * ```ts
 * import { Client, type Dialect } from "@tokens/provider-kit";
 * import type { TokenManager } from "@tokens/core";
 *
 * interface Endpoints {
 *   "GET /users/{user_id}": { output: { readonly name: string } };
 * }
 * declare const dialect: Dialect;
 * declare const tokens: TokenManager;
 *
 * const client = new Client<Endpoints>(dialect, tokens);
 * const { name } = await client.request("GET /users/{user_id}", { user_id: 7 });
 * ```
 *
 * @module
 */
export { ApiError, isApiError, type ApiErrorOptions, type ErrorDetails } from "./api-error.ts";
export { Client, type ApiResponse, type CallInput, type Dialect, type HttpOptions, type Json } from "./client.ts";
export type { Paging } from "./pagination.ts";
export { readRateLimit, readRetryAfter, type RateLimit } from "./rate-limits.ts";
export { serviceUrl } from "./service-url.ts";
export { userAgent } from "./user-agent.ts";
export type {
  ListRoute,
  Operation,
  PathParameter,
  Route,
  RouteArguments,
  RouteInput,
  RouteItem,
  RouteOutput,
} from "./routes.ts";
