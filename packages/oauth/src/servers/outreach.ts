/** The authorization server of Outreach. */
export const outreach = {
  name: "outreach",
  title: "Outreach",
  endpoints: {
    authorization: "https://api.outreach.io/oauth/authorize",
    token: "https://api.outreach.io/oauth/token",
  },
  apis: ["https://api.outreach.io"],
  clientAuthentication: "post",
} as const;
