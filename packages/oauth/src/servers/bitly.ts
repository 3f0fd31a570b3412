/** The authorization server of Bitly. */
export const bitly = {
  name: "bitly",
  title: "Bitly",
  endpoints: {
    authorization: "https://bitly.com/oauth/authorize",
    token: "https://api-ssl.bitly.com/oauth/access_token",
  },
  scopeSeparator: ",",
} as const;
