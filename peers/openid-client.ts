import * as client from "openid-client";
import type { Peer, Tokens } from "./contract.ts";
import { versionOf } from "./version.ts";

/**
 * docs/functions/refreshTokenGrant.md and README, "Quick start": the grants and `fetchProtectedResource`. When to refresh and where to
 * keep the tokens are left to the program: this one loads them at each call.
 */
export const openidClient: Peer = {
  name: "openid-client",
  version: versionOf("openid-client"),
  async open(app, store) {
    const config = new client.Configuration(
      { issuer: app.issuer, token_endpoint: app.tokenEndpoint },
      app.clientId,
      app.clientSecret,
    );
    // "Possibly only for local development": loopback has no TLS.
    client.allowInsecureRequests(config);
    async function accessToken(): Promise<string> {
      const stored = await store.load();
      if (stored.expiresAt > Date.now()) return stored.accessToken;
      const response = await client.refreshTokenGrant(config, stored.refreshToken);
      const tokens: Tokens = {
        accessToken: response.access_token,
        refreshToken: response.refresh_token ?? stored.refreshToken,
        expiresAt: Date.now() + response.expiresIn()! * 1000,
      };
      await store.save(tokens);
      return tokens.accessToken;
    }
    return {
      accessToken,
      fetch: async (url, init) =>
        client.fetchProtectedResource(
          config,
          await accessToken(),
          new URL(url),
          init?.method ?? "GET",
          init?.body as client.FetchBody,
          new Headers(init?.headers),
        ),
    };
  },
};
