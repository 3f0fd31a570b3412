/** The authorization server of Keap. */
export const keap = {
  name: "keap",
  title: "Keap",
  endpoints: {
    authorization: "https://accounts.infusionsoft.com/app/oauth/authorize",
    token: "https://api.infusionsoft.com/token",
  },
  apis: ["https://api.infusionsoft.com"],
  clientAuthentication: "post",
} as const;
