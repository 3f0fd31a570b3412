/** The authorization server of Gusto. */
export const gusto = {
  name: "gusto",
  title: "Gusto",
  endpoints: {
    authorization: "https://api.gusto.com/oauth/authorize",
    token: "https://api.gusto.com/oauth/token",
  },
  apis: ["https://api.gusto.com"],
  clientAuthentication: "post",
} as const;
