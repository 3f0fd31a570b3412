/** The authorization server of Gorgias. Variable: `subdomain`. */
export const gorgias = {
  name: "gorgias",
  title: "Gorgias",
  endpoints: {
    authorization: "https://{subdomain}.gorgias.com/oauth/authorize",
    token: "https://{subdomain}.gorgias.com/oauth/token",
  },
  apis: ["https://{subdomain}.gorgias.com"],
  clientAuthentication: "basic",
  defaultScopes: ["offline"],
} as const;
