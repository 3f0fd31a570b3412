/**
 * What providers' mocks are made of: MSW handlers for routes, an authorization server's tokens, recorded requests, and a sandbox server.
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
  sessionOf,
  type GrantRecord,
  type GrantsOptions,
  type IssuedTokens,
  type Mint,
  type TokenStatus,
} from "./grants.ts";
export {
  createMock,
  redirectWithCode,
  type Mock,
  type MockControls,
  type MockDefinition,
  type MockOptions,
  type MockParts,
} from "./mock.ts";
export { failureResponse, Recorder, type Failure, type RecordedRequest } from "./recorder.ts";
export { grantTypeOf, serveMock, type MockServerOptions } from "./sandbox-server.ts";
export { serveRoutes, type Resolver, type Resolvers, type RouteCall, type ServeOptions } from "./serve.ts";
export { bearerToken, codeChallenge, readClient } from "./oauth-request.ts";
export { oauthServer, type OAuthGrant, type OAuthServerOptions } from "./oauth-server.ts";
