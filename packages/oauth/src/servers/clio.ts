/** The authorization server of Clio. Variable: `hostname`. */
export const clio = {
  name: "clio",
  title: "Clio",
  endpoints: {
    authorization: "https://{hostname}/oauth/authorize || https://app.clio.com/oauth/authorize",
    token: "https://{hostname}/oauth/token || https://app.clio.com/oauth/token",
  },
  apis: ["https://{hostname} || https://app.clio.com"],
  clientAuthentication: "post",
} as const;
