/** The authorization server of HighLevel. */
export const highlevel = {
  name: "highlevel",
  title: "HighLevel",
  endpoints: {
    authorization: "https://marketplace.gohighlevel.com/oauth/chooselocation",
    token: "https://services.leadconnectorhq.com/oauth/token",
  },
  apis: ["https://services.leadconnectorhq.com"],
  clientAuthentication: "post",
  pkce: false,
} as const;
