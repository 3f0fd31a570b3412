/** The authorization server of osu! */
export const osu = {
  name: "osu",
  title: "osu!",
  endpoints: {
    authorization: "https://osu.ppy.sh/oauth/authorize",
    token: "https://osu.ppy.sh/oauth/token",
  },
  apis: ["https://osu.ppy.sh"],
  clientAuthentication: "post",
  defaultScopes: ["identify"],
} as const;
