/** The authorization server of Xero. */
export const xero = {
  name: "xero",
  title: "Xero",
  endpoints: {
    authorization: "https://login.xero.com/identity/connect/authorize",
    token: "https://identity.xero.com/connect/token",
  },
  apis: ["https://api.xero.com"],
  clientAuthentication: "post",
  defaultScopes: ["offline_access", "openid"],
} as const;
