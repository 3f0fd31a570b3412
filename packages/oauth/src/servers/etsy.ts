/** The authorization server of Etsy. */
export const etsy = {
  name: "etsy",
  title: "Etsy",
  endpoints: {
    authorization: "https://www.etsy.com/oauth/connect",
    token: "https://api.etsy.com/v3/public/oauth/token",
  },
  apis: ["https://api.etsy.com"],
  clientAuthentication: "post",
} as const;
