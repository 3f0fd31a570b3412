/** The authorization server of Miro. */
export const miro = {
  name: "miro",
  title: "Miro",
  endpoints: {
    authorization: "https://miro.com/oauth/authorize",
    token: "https://api.miro.com/v1/oauth/token",
  },
  apis: ["https://api.miro.com"],
  clientAuthentication: "post",
} as const;
