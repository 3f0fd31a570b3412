/** The authorization server of Workday. Variables: `authorizationDomain`, `tenant`, `tokenDomain`. */
export const workday = {
  name: "workday",
  title: "Workday",
  endpoints: {
    authorization: "https://{authorizationDomain}/{tenant}/authorize",
    token: "https://{tokenDomain}/ccx/oauth2/{tenant}/token",
  },
  apis: ["https://{tokenDomain}/ccx/api"],
  clientAuthentication: "basic",
} as const;
