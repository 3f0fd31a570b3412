/** The authorization server of PandaDoc. */
export const pandadoc = {
  name: "pandadoc",
  title: "PandaDoc",
  endpoints: {
    authorization: "https://app.pandadoc.com/oauth2/authorize",
    token: "https://api.pandadoc.com/oauth2/access_token",
  },
  apis: ["https://api.pandadoc.com"],
  clientAuthentication: "post",
} as const;
