/** The authorization server of Buffer. */
export const buffer = {
  name: "buffer",
  title: "Buffer",
  endpoints: {
    authorization: "https://bufferapp.com/oauth2/authorize",
    token: "https://api.bufferapp.com/1/oauth2/token.json",
  },
  scopeSeparator: ",",
} as const;
