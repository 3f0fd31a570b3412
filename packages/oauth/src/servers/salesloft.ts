/** The authorization server of Salesloft. */
export const salesloft = {
  name: "salesloft",
  title: "Salesloft",
  endpoints: {
    authorization: "https://accounts.salesloft.com/oauth/authorize",
    token: "https://accounts.salesloft.com/oauth/token",
  },
  apis: ["https://api.salesloft.com"],
  clientAuthentication: "post",
} as const;
