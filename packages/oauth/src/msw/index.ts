/**
 * Authorization servers for tests: each behaves on the wire as its data says, with tokens that rotate, expire and are revoked.
 *
 * @example
 * ```ts
 * import { createOAuth } from "@tokens/oauth";
 * import { createOAuthMock } from "@tokens/oauth/msw";
 * import { github } from "@tokens/oauth/servers/github";
 * import { setupServer } from "msw/node";
 *
 * const mock = createOAuthMock({ server: github });
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const { clientId, clientSecret } = mock;
 * const tokens = createOAuth({ ...github, clientId, clientSecret });
 * await tokens.save(mock.session());
 * mock.expireAccessTokens();
 * await tokens.fetch("https://api.github.com/user");
 * mock.requests("token").length;   // 1
 * server.close();
 * ```
 *
 * @module
 */
export {
  createOAuth1Mock,
  oauth1ServerAt,
  type OAuth1Mock,
  type OAuth1MockOptions,
  type OAuth1MockState,
} from "./oauth1-mock.ts";
export { createOAuthMock, type OAuthMock, type OAuthMockOptions, type OAuthMockState } from "./oauth-mock.ts";
export { sandboxServer } from "./sandbox.ts";
export { oauthServerAt } from "./told.ts";
