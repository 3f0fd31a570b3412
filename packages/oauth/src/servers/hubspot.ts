/** The authorization server of HubSpot. */
export const hubspot = {
  name: "hubspot",
  title: "HubSpot",
  endpoints: {
    authorization: "https://app.hubspot.com/oauth/authorize",
    token: "https://api.hubapi.com/oauth/v1/token",
  },
  apis: ["https://api.hubapi.com"],
  clientAuthentication: "post",
} as const;
