/** The authorization server of Instagram. */
export const instagram = {
  name: "instagram",
  title: "Instagram",
  endpoints: {
    authorization: "https://www.instagram.com/oauth/authorize",
    token: "https://api.instagram.com/oauth/access_token",
    refresh: "https://graph.instagram.com/refresh_access_token",
  },
  apis: ["https://graph.instagram.com"],
  clientAuthentication: "post",
  scopeSeparator: ",",
} as const;
