/** The authorization server of Strava. */
export const strava = {
  name: "strava",
  title: "Strava",
  endpoints: {
    authorization: "https://www.strava.com/oauth/authorize",
    token: "https://www.strava.com/api/v3/oauth/token",
  },
  apis: ["https://www.strava.com"],
  clientAuthentication: "post",
  scopeSeparator: ",",
  authorizationParameters: {
    approval_prompt: "force",
  },
} as const;
