/** The authorization server of Uber. */
export const uber = {
  name: "uber",
  title: "Uber",
  endpoints: {
    authorization: "https://login.uber.com/oauth/v2/authorize",
    token: "https://login.uber.com/oauth/v2/token",
  },
  apis: ["https://api.uber.com"],
  clientAuthentication: "post",
} as const;
