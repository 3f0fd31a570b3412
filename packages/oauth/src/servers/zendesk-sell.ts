/** The authorization server of Zendesk Sell. */
export const zendeskSell = {
  name: "zendesk-sell",
  title: "Zendesk Sell",
  endpoints: {
    authorization: "https://api.getbase.com/oauth2/authorize",
    token: "https://api.getbase.com/oauth2/token",
  },
  apis: ["https://api.getbase.com"],
  clientAuthentication: "basic",
} as const;
