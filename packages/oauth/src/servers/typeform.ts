/** The authorization server of Typeform. */
export const typeform = {
  name: "typeform",
  title: "Typeform",
  endpoints: {
    authorization: "https://api.typeform.com/oauth/authorize",
    token: "https://api.typeform.com/oauth/token",
  },
  apis: ["https://api.typeform.com"],
  clientAuthentication: "post",
  pkce: false,
  defaultScopes: ["offline"],
} as const;
