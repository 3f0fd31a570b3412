import { AuthorizationCode } from "simple-oauth2";
import type { Peer } from "./contract.ts";
import { versionOf } from "./version.ts";

/**
 * README, "Refresh an access token": persist `JSON.stringify(accessToken)`; then `client.createToken(JSON.parse(persisted))`,
 * `accessToken.expired()`, `accessToken.refresh()`.
 */
export const simpleOAuth2: Peer = {
  name: "simple-oauth2",
  version: versionOf("simple-oauth2"),
  async open(app, store) {
    const { origin, pathname } = new URL(app.tokenEndpoint);
    const client = new AuthorizationCode({
      client: { id: app.clientId, secret: app.clientSecret },
      auth: { tokenHost: origin, tokenPath: pathname, refreshPath: pathname },
    });
    return {
      async accessToken() {
        const stored = await store.load();
        let accessToken = client.createToken({
          access_token: stored.accessToken,
          refresh_token: stored.refreshToken,
          expires_at: new Date(stored.expiresAt).toISOString(),
        });
        if (accessToken.expired()) {
          accessToken = await accessToken.refresh();
          const { access_token, refresh_token, expires_at } = accessToken.token;
          await store.save({
            accessToken: access_token as string,
            refreshToken: refresh_token as string,
            expiresAt: Number(expires_at),
          });
        }
        return accessToken.token["access_token"] as string;
      },
    };
  },
};
