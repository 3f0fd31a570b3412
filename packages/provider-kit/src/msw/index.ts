/**
 * What the providers' mocks share: routes as MSW handlers, an authorization server's tokens, a record of requests.
 *
 * @example
 * ```ts
 * import { Grants } from "@tokens/provider-kit/msw";
 *
 * const grants = new Grants({
 *   mint: ({ kind, serial }) => `${kind}-${serial}`,
 *   accessTtlMs: 600_000,
 *   refreshTtlMs: 86_400_000,
 *   onReuse: "revoke-family",
 * });
 * const { refreshToken } = grants.start({ user: 7 });
 * grants.rotate(refreshToken);
 * ```
 *
 * @module
 */
export { createRandom, type Random } from "./random.ts";
export {
  Grants,
  type GrantRecord,
  type GrantsOptions,
  type IssuedTokens,
  type Mint,
  type TokenState,
} from "./grants.ts";
export { failureResponse, Recorder, type Failure, type RecordedRequest } from "./recorder.ts";
export { serveRoutes, type Resolver, type Resolvers, type RouteCall, type ServeOptions } from "./serve.ts";
