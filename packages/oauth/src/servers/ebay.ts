/** The authorization server of eBay. */
export const ebay = {
  name: "ebay",
  title: "eBay",
  endpoints: {
    authorization: "https://auth.ebay.com/oauth2/authorize",
    token: "https://api.ebay.com/identity/v1/oauth2/token",
  },
  apis: ["https://api.ebay.com"],
  clientAuthentication: "basic",
} as const;
