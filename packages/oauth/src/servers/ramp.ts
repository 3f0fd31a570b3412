/** The authorization server of Ramp. */
export const ramp = {
  name: "ramp",
  title: "Ramp",
  endpoints: {
    authorization: "https://app.ramp.com/v1/authorize",
    token: "https://api.ramp.com/developer/v1/token",
  },
  apis: ["https://api.ramp.com"],
  clientAuthentication: "post",
} as const;
