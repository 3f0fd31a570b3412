import type { Peer } from "./contract.ts";

/** The peers that refresh tokens, each loaded on its own. */
export const peers: Readonly<Record<string, () => Promise<Peer>>> = {
  "google-auth-library": async () => (await import("./google-auth-library.ts")).googleAuthLibrary,
  "simple-oauth2": async () => (await import("./simple-oauth2.ts")).simpleOAuth2,
  "@badgateway/oauth2-client": async () => (await import("./badgateway.ts")).badgateway,
  "openid-client": async () => (await import("./openid-client.ts")).openidClient,
  "@slack/oauth": async () => (await import("./slack-oauth.ts")).slackOAuth,
  "@octokit/auth-oauth-user": async () => (await import("./octokit.ts")).octokit,
  "@azure/msal-node": async () => (await import("./msal-node.ts")).msalNode,
  "podio-js": async () => (await import("./podio-js.ts")).podio,
  "axios-auth-refresh": async () => (await import("./axios-auth-refresh.ts")).axiosAuthRefresh,
};
