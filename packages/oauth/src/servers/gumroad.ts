/** The authorization server of Gumroad. */
export const gumroad = {
  name: "gumroad",
  title: "Gumroad",
  endpoints: {
    authorization: "https://gumroad.com/oauth/authorize",
    token: "https://api.gumroad.com/oauth/token",
  },
  apis: ["https://api.gumroad.com"],
  clientAuthentication: "post",
} as const;
