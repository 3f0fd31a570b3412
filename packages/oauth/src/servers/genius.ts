/** The authorization server of Genius. */
export const genius = {
  name: "genius",
  title: "Genius",
  endpoints: {
    authorization: "https://api.genius.com/oauth/authorize",
    token: "https://api.genius.com/oauth/token",
  },
} as const;
