/** The authorization server of Factorial. */
export const factorial = {
  name: "factorial",
  title: "Factorial",
  endpoints: {
    authorization: "https://api.factorialhr.com/oauth/authorize",
    token: "https://api.factorialhr.com/oauth/token",
  },
  apis: ["https://api.factorialhr.com/api"],
  clientAuthentication: "post",
  pkce: false,
} as const;
