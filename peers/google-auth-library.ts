import { OAuth2Client } from "google-auth-library";
import type { Peer } from "./contract.ts";
import { versionOf } from "./version.ts";

/**
 * README, "OAuth2": `setCredentials(tokens)` once, and "Handling token events": "An easy way to make sure you always store the most recent
 * tokens is to use the `tokens` event". The event hands the tokens over; it waits for nobody.
 */
export const googleAuthLibrary: Peer = {
  name: "google-auth-library",
  version: versionOf("google-auth-library"),
  async open(app, store) {
    const client = new OAuth2Client({
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      endpoints: { oauth2TokenUrl: app.tokenEndpoint },
    });
    const stored = await store.load();
    client.setCredentials({
      access_token: stored.accessToken,
      refresh_token: stored.refreshToken,
      expiry_date: stored.expiresAt,
    });
    client.on("tokens", (tokens) => {
      const saved = store.save({
        accessToken: tokens.access_token!,
        refreshToken: tokens.refresh_token ?? stored.refreshToken,
        expiresAt: tokens.expiry_date!,
      });
      saved.catch(() => console.error("google-auth-library: the tokens could not be saved"));
    });
    return {
      async accessToken() {
        const { token } = await client.getAccessToken();
        if (!token) throw new Error("google-auth-library returned no token");
        return token;
      },
      fetch: (url, init) => client.fetch(url, init as object),
    };
  },
};
