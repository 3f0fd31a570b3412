/** The authorization server of Sellsy. */
export const sellsy = {
  name: "sellsy",
  title: "Sellsy",
  endpoints: {
    authorization: "https://login.sellsy.com/oauth2/authorization",
    token: "https://login.sellsy.com/oauth2/access-tokens",
  },
  apis: ["https://api.sellsy.com"],
  clientAuthentication: "post",
} as const;
