import { OAuth2Client, OAuth2Fetch } from "@badgateway/oauth2-client";
import type { Peer } from "./contract.ts";
import { versionOf } from "./version.ts";

/** README, "Fetch Wrapper" and "Storing tokens for later use with FetchWrapper". */
export const badgateway: Peer = {
  name: "@badgateway/oauth2-client",
  version: versionOf("@badgateway/oauth2-client"),
  async open(app, store) {
    const client = new OAuth2Client({
      server: app.issuer,
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      tokenEndpoint: app.tokenEndpoint,
    });
    const wrapper = new OAuth2Fetch({
      client,
      // "You can return null to fail the process": nobody is here to log in.
      getNewToken: () => null,
      storeToken({ accessToken, refreshToken, expiresAt }) {
        const saved = store.save({ accessToken, refreshToken: refreshToken!, expiresAt: expiresAt! });
        saved.catch(() => console.error("@badgateway/oauth2-client: the tokens could not be saved"));
      },
      getStoredToken: () => store.load(),
    });
    return {
      accessToken: () => wrapper.getAccessToken(),
      fetch: (url, init) => wrapper.fetch(url, init),
    };
  },
};
