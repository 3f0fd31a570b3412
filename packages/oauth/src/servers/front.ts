/** The authorization server of Front. */
export const front = {
  name: "front",
  title: "Front",
  endpoints: {
    authorization: "https://app.frontapp.com/oauth/authorize",
    token: "https://app.frontapp.com/oauth/token",
  },
  apis: ["https://api2.frontapp.com"],
  clientAuthentication: "post",
} as const;
