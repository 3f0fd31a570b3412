/**
 * Token management: every call gets a valid token, and each refresh happens once across all processes.
 *
 * @example
 * ```ts
 * import { memorySessions, TokenManager, type Provider } from "@tokens/core";
 * import { requestToken } from "@tokens/core/token-endpoint";
 *
 * const provider: Provider = {
 *   name: "example",
 *   realm: ["api.example.com"],
 *   origins: ["https://api.example.com"],
 *   refresh: (session, context) =>
 *     requestToken(
 *       {
 *         provider: "Example",
 *         url: "https://api.example.com/oauth/token",
 *         parameters: { grant_type: "refresh_token", refresh_token: session.refreshToken },
 *       },
 *       context,
 *     ),
 *   authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
 *   isExpiredToken: () => true,
 * };
 * const tokens = TokenManager.create(provider, { sessions: memorySessions() });
 * await tokens.accessToken();
 * ```
 *
 * @module
 */
export { systemClock, type Clock } from "./clock.ts";
export * from "./errors.ts";
export { eventChannel, type EventOrigin, type TokensEvent } from "./events.ts";
export { isOwnOrigin } from "./fetch.ts";
export type { TokenManagerOptions } from "./app-context.ts";
export { memorySessions } from "./in-process/memory-sessions.ts";
export type { AuthorizationHeaders, GrantContext, Provider, UnsentRequest } from "./provider.ts";
export {
  freshness,
  newSession,
  sessionKey,
  type Freshness,
  type Grant,
  type Session,
  type SessionEntry,
} from "./session.ts";
export {
  isShared,
  type Claim,
  type ClaimRequest,
  type Commit,
  type SessionManager,
  type SharedSessionManager,
} from "./session-manager.ts";
export { TokenManager, type WaitOptions } from "./token-manager.ts";
export { inProcessClaims } from "./in-process/claims.ts";
