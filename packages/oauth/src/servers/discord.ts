/** The authorization server of Discord. */
export const discord = {
  name: "discord",
  title: "Discord",
  endpoints: {
    authorization: "https://discord.com/api/oauth2/authorize",
    token: "https://discord.com/api/oauth2/token",
  },
  apis: ["https://discord.com"],
  clientAuthentication: "post",
} as const;
