/** The authorization server of Calendly. Session parameter: `owner`. */
export const calendly = {
  name: "calendly",
  title: "Calendly",
  endpoints: {
    authorization: "https://auth.calendly.com/oauth/authorize",
    token: "https://auth.calendly.com/oauth/token",
  },
  apis: ["https://api.calendly.com"],
  clientAuthentication: "post",
  tokenResponseParameters: ["owner"],
} as const;
