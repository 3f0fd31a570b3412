/** The authorization server of Linear. */
export const linear = {
  name: "linear",
  title: "Linear",
  endpoints: {
    authorization: "https://linear.app/oauth/authorize",
    token: "https://api.linear.app/oauth/token",
  },
  apis: ["https://api.linear.app"],
  clientAuthentication: "post",
  pkce: false,
  scopeSeparator: ",",
  authorizationParameters: {
    prompt: "consent",
  },
} as const;
