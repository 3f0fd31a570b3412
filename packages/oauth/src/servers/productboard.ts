/** The authorization server of Productboard. */
export const productboard = {
  name: "productboard",
  title: "Productboard",
  endpoints: {
    authorization: "https://app.productboard.com/oauth2/authorize",
    token: "https://app.productboard.com/oauth2/token",
  },
  apis: ["https://api.productboard.com"],
  clientAuthentication: "post",
} as const;
