import { InstallProvider, type Installation, LogLevel } from "@slack/oauth";
import type { Peer } from "./contract.ts";
import { tokenFetch } from "./dialect.ts";
import { versionOf } from "./version.ts";

const teamId = "T1";

/**
 * README, "Storing installations in a database" and "Reading tokens": an `installationStore`, and `installer.authorize({ teamId })`, which
 * refreshes a token that expires within two hours and stores the installation. The token server is set by WebClient's documented `fetch`,
 * which also speaks Slack's dialect.
 */
export const slackOAuth: Peer = {
  name: "@slack/oauth",
  version: versionOf("@slack/oauth"),
  async open(app, store) {
    const installer = new InstallProvider({
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      stateSecret: "state",
      logLevel: LogLevel.ERROR,
      clientOptions: {
        fetch: tokenFetch(app, { ok: true, token_type: "bot" }),
      },
      installationStore: {
        async storeInstallation({ bot }) {
          await store.save({
            accessToken: bot!.token,
            refreshToken: bot!.refreshToken!,
            expiresAt: bot!.expiresAt! * 1000,
          });
        },
        async fetchInstallation() {
          const { accessToken, refreshToken, expiresAt } = await store.load();
          const bot = {
            token: accessToken,
            refreshToken,
            expiresAt: Math.floor(expiresAt / 1000),
            scopes: [],
            id: "B1",
            userId: "U1",
          };
          const installation: Installation<"v2", false> = {
            team: { id: teamId },
            enterprise: undefined,
            user: { token: undefined, scopes: undefined, id: "U2" },
            bot,
            isEnterpriseInstall: false,
            authVersion: "v2",
          };
          return installation;
        },
      },
    });
    return {
      async accessToken() {
        const { botToken } = await installer.authorize({
          teamId,
          enterpriseId: undefined,
          isEnterpriseInstall: false,
        });
        if (!botToken) throw new Error("@slack/oauth returned no token");
        return botToken;
      },
    };
  },
};
