/** The authorization server of FreshBooks. */
export const freshbooks = {
  name: "freshbooks",
  title: "FreshBooks",
  endpoints: {
    authorization: "https://auth.freshbooks.com/oauth/authorize",
    token: "https://api.freshbooks.com/auth/oauth/token",
  },
  apis: ["https://api.freshbooks.com"],
  clientAuthentication: "post",
} as const;
