/** The authorization server of Accelo. Variable: `subdomain`. */
export const accelo = {
  name: "accelo",
  title: "Accelo",
  endpoints: {
    authorization: "https://{subdomain}.api.accelo.com/oauth2/v0/authorize",
    token: "https://{subdomain}.api.accelo.com/oauth2/v0/token",
  },
  apis: ["https://{subdomain}.api.accelo.com"],
  clientAuthentication: "post",
  scopeSeparator: ",",
} as const;
