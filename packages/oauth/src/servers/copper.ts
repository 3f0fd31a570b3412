/** The authorization server of Copper. */
export const copper = {
  name: "copper",
  title: "Copper",
  endpoints: {
    authorization: "https://app.copper.com/oauth/authorize",
    token: "https://app.copper.com/oauth/token",
  },
  apis: ["https://api.copper.com/developer_api"],
  clientAuthentication: "post",
  defaultScopes: ["developer/v1/all"],
} as const;
