/** The authorization server of Blackbaud. */
export const blackbaud = {
  name: "blackbaud",
  title: "Blackbaud",
  endpoints: {
    authorization: "https://app.blackbaud.com/oauth/authorize",
    token: "https://oauth2.sky.blackbaud.com/token",
  },
  apis: ["https://api.sky.blackbaud.com"],
  clientAuthentication: "post",
} as const;
