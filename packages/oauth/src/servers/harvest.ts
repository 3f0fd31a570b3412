/** The authorization server of Harvest. */
export const harvest = {
  name: "harvest",
  title: "Harvest",
  endpoints: {
    authorization: "https://id.getharvest.com/oauth2/authorize",
    token: "https://id.getharvest.com/api/v2/oauth2/token",
  },
  apis: ["https://api.harvestapp.com"],
  clientAuthentication: "post",
} as const;
