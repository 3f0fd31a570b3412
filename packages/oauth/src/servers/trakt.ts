/** The authorization server of Trakt. */
export const trakt = {
  name: "trakt",
  title: "Trakt",
  endpoints: {
    authorization: "https://api-v2launch.trakt.tv/oauth/authorize",
    token: "https://api-v2launch.trakt.tv/oauth/token",
  },
  scopeSeparator: ",",
} as const;
