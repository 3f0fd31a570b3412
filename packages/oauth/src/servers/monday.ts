/** The authorization server of monday.com. */
export const monday = {
  name: "monday",
  title: "monday.com",
  endpoints: {
    authorization: "https://auth.monday.com/oauth2/authorize",
    token: "https://auth.monday.com/oauth2/token",
  },
  apis: ["https://api.monday.com"],
  clientAuthentication: "post",
  pkce: false,
  authorizationParameters: {
    force_install_if_needed: "true",
  },
} as const;
