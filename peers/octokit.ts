import { createOAuthUserAuth } from "@octokit/auth-oauth-user";
import { request } from "@octokit/request";
import type { Peer } from "./contract.ts";
import { tokenFetch } from "./dialect.ts";
import { versionOf } from "./version.ts";

/**
 * README, "When passing an existing authentication object", with the `request` option. `onTokenCreated` is not called for an automatic
 * refresh (octokit/auth-oauth-user.js#373), so the program looks whether the token has changed. The token server is set by
 * @octokit/request's documented `request.fetch`.
 */
export const octokit: Peer = {
  name: "@octokit/auth-oauth-user",
  version: versionOf("@octokit/auth-oauth-user"),
  async open(app, store) {
    const stored = await store.load();
    let saved = stored.accessToken;
    const auth = createOAuthUserAuth({
      clientType: "github-app",
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      token: stored.accessToken,
      refreshToken: stored.refreshToken,
      expiresAt: new Date(stored.expiresAt).toISOString(),
      refreshTokenExpiresAt: new Date(stored.expiresAt + 180 * 86_400_000).toISOString(),
      request: request.defaults({
        request: { fetch: tokenFetch(app, { refresh_token_expires_in: 180 * 86_400 }) },
      }),
    });
    return {
      async accessToken() {
        const authentication = await auth();
        if (authentication.token !== saved && "expiresAt" in authentication) {
          const { token, refreshToken, expiresAt } = authentication;
          await store.save({ accessToken: token, refreshToken, expiresAt: Date.parse(expiresAt) });
          saved = token;
        }
        return authentication.token;
      },
    };
  },
};
