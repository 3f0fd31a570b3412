/** The authorization server of Auth0. Variable: `subdomain`. */
export const auth0 = {
  name: "auth0",
  title: "Auth0",
  endpoints: {
    authorization: "https://{subdomain}.auth0.com/authorize",
    token: "https://{subdomain}.auth0.com/oauth/token",
  },
  apis: ["https://{subdomain}.auth0.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    response_mode: "query",
  },
} as const;
