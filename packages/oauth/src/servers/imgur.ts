/** The authorization server of Imgur. */
export const imgur = {
  name: "imgur",
  title: "Imgur",
  endpoints: {
    authorization: "https://api.imgur.com/oauth2/authorize",
    token: "https://api.imgur.com/oauth2/token",
  },
  scopeSeparator: ",",
} as const;
