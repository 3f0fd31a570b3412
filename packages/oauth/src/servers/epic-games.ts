/** The authorization server of Epic Games. */
export const epicGames = {
  name: "epic-games",
  title: "Epic Games",
  endpoints: {
    authorization: "https://www.epicgames.com/id/authorize",
    token: "https://api.epicgames.dev/epic/oauth/v1/token",
  },
  apis: ["https://api.epicgames.dev"],
  clientAuthentication: "post",
} as const;
