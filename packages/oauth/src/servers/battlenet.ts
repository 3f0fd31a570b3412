/** The authorization server of Battle.net. Variables: `extension`, `apiDomain`. */
export const battlenet = {
  name: "battlenet",
  title: "Battle.net",
  endpoints: {
    authorization: "https://oauth.battle.{extension}/authorize",
    token: "https://oauth.battle.{extension}/token",
  },
  apis: ["https://{apiDomain}"],
  clientAuthentication: "post",
} as const;
