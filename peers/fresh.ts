import { OAuth2Client as BadgatewayClient, OAuth2Fetch } from "@badgateway/oauth2-client";
import { InstallProvider } from "@slack/oauth";
import { OAuth2Client } from "google-auth-library";

/** How each library that keeps a token in memory, or reads it from a store in memory, returns one that is valid for another day. */
export function freshTokens(): Readonly<Record<string, () => Promise<unknown>>> {
  const expiresAt = Date.now() + 86_400_000;

  const google = new OAuth2Client({ clientId: "id", clientSecret: "secret" });
  google.setCredentials({ access_token: "a", refresh_token: "r", expiry_date: expiresAt });

  const badgateway = new OAuth2Fetch({
    client: new BadgatewayClient({ server: "https://login.test", clientId: "id" }),
    getNewToken: () => null,
    getStoredToken: () => ({ accessToken: "a", refreshToken: "r", expiresAt }),
    scheduleRefresh: false,
  });

  const bot = { token: "a", refreshToken: "r", expiresAt: expiresAt / 1000, scopes: [], id: "B1", userId: "U1" };
  const slack = new InstallProvider({ clientId: "id", clientSecret: "secret", stateSecret: "state" });
  const query = { teamId: "T1", enterpriseId: undefined, isEnterpriseInstall: false } as const;
  slack.installationStore = {
    storeInstallation: () => Promise.resolve(),
    fetchInstallation: () =>
      Promise.resolve({
        team: { id: "T1" },
        enterprise: undefined,
        user: { token: undefined, scopes: undefined, id: "U2" },
        bot,
        isEnterpriseInstall: false,
        authVersion: "v2",
      } as never),
  };

  return {
    "google-auth-library": () => google.getAccessToken(),
    "@badgateway/oauth2-client": () => badgateway.getAccessToken(),
    "@slack/oauth": () => slack.authorize(query),
  };
}
