/** The authorization server of Splitwise. */
export const splitwise = {
  name: "splitwise",
  title: "Splitwise",
  endpoints: {
    authorization: "https://secure.splitwise.com/oauth/authorize",
    token: "https://secure.splitwise.com/oauth/token",
  },
  apis: ["https://secure.splitwise.com"],
  clientAuthentication: "post",
} as const;
