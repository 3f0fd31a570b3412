/** The authorization server of Sage. */
export const sage = {
  name: "sage",
  title: "Sage",
  endpoints: {
    authorization: "https://www.sageone.com/oauth2/auth/central",
    token: "https://oauth.accounting.sage.com/token",
  },
  apis: ["https://api.accounting.sage.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    filter: "apiv3.1",
  },
} as const;
