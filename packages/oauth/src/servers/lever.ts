/** The authorization server of Lever. */
export const lever = {
  name: "lever",
  title: "Lever",
  endpoints: {
    authorization: "https://auth.lever.co/authorize",
    token: "https://auth.lever.co/oauth/token",
  },
  apis: ["https://api.lever.co"],
  clientAuthentication: "post",
  authorizationParameters: {
    audience: "https://api.lever.co/v1/",
  },
} as const;
