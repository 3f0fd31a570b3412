/** The authorization server of LINE. */
export const line = {
  name: "line",
  title: "LINE",
  endpoints: {
    authorization: "https://access.line.me/oauth2/v2.1/authorize",
    token: "https://api.line.me/oauth2/v2.1/token",
  },
} as const;
