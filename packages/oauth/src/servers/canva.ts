/** The authorization server of Canva. */
export const canva = {
  name: "canva",
  title: "Canva",
  endpoints: {
    authorization: "https://www.canva.com/api/oauth/authorize",
    token: "https://api.canva.com/rest/v1/oauth/token",
  },
  apis: ["https://api.canva.com"],
  clientAuthentication: "basic",
} as const;
