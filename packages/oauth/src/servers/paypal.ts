/** The authorization server of PayPal. */
export const paypal = {
  name: "paypal",
  title: "PayPal",
  endpoints: {
    authorization: "https://www.paypal.com/signin/authorize",
    token: "https://api.paypal.com/v1/oauth2/token",
  },
  apis: ["https://api-m.paypal.com"],
  clientAuthentication: "basic",
} as const;
