/** The authorization server of Podium. */
export const podium = {
  name: "podium",
  title: "Podium",
  endpoints: {
    authorization: "https://api.podium.com/oauth/authorize",
    token: "https://api.podium.com/oauth/token",
  },
  apis: ["https://api.podium.com"],
  clientAuthentication: "post",
  bodyFormat: "json",
} as const;
