/** The authorization server of Twitch. */
export const twitch = {
  name: "twitch",
  title: "Twitch",
  endpoints: {
    authorization: "https://id.twitch.tv/oauth2/authorize",
    token: "https://id.twitch.tv/oauth2/token",
  },
  apis: ["https://api.twitch.tv"],
  clientAuthentication: "post",
  authorizationParameters: {
    force_verify: "false",
  },
} as const;
