/** The authorization server of Okta. Variable: `subdomain`. */
export const okta = {
  name: "okta",
  title: "Okta",
  endpoints: {
    authorization: "https://{subdomain}.okta.com/oauth2/v1/authorize",
    token: "https://{subdomain}.okta.com/oauth2/v1/token",
  },
  apis: ["https://{subdomain}.okta.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    response_mode: "query",
  },
} as const;
