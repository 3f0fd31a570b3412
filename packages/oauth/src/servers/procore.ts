/** The authorization server of Procore. */
export const procore = {
  name: "procore",
  title: "Procore",
  endpoints: {
    authorization: "https://login.procore.com/oauth/authorize",
    token: "https://login.procore.com/oauth/token",
  },
  apis: ["https://api.procore.com"],
  clientAuthentication: "post",
} as const;
