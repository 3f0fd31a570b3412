/** The authorization server of Unsplash. */
export const unsplash = {
  name: "unsplash",
  title: "Unsplash",
  endpoints: {
    authorization: "https://unsplash.com/oauth/authorize",
    token: "https://unsplash.com/oauth/token",
  },
} as const;
