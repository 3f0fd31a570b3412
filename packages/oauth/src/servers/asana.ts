/** The authorization server of Asana. */
export const asana = {
  name: "asana",
  title: "Asana",
  endpoints: {
    authorization: "https://app.asana.com/-/oauth_authorize",
    token: "https://app.asana.com/-/oauth_token",
  },
  apis: ["https://app.asana.com"],
  clientAuthentication: "post",
  defaultScopes: ["default"],
} as const;
