/** The authorization server of X (Twitter). */
export const x = {
  name: "x",
  title: "X (Twitter)",
  endpoints: {
    authorization: "https://x.com/i/oauth2/authorize",
    token: "https://api.twitter.com/2/oauth2/token",
  },
  apis: ["https://api.twitter.com"],
  clientAuthentication: "basic",
  defaultScopes: ["offline.access"],
  authorizationParameters: {
    response_mode: "query",
  },
} as const;
