/** The authorization server of Fitbit. */
export const fitbit = {
  name: "fitbit",
  title: "Fitbit",
  endpoints: {
    authorization: "https://www.fitbit.com/oauth2/authorize",
    token: "https://api.fitbit.com/oauth2/token",
  },
  apis: ["https://api.fitbit.com"],
  clientAuthentication: "post",
} as const;
