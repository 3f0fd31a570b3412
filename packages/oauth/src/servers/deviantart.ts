/** The authorization server of DeviantArt. */
export const deviantart = {
  name: "deviantart",
  title: "DeviantArt",
  endpoints: {
    authorization: "https://www.deviantart.com/oauth2/authorize",
    token: "https://www.deviantart.com/oauth2/token",
  },
} as const;
