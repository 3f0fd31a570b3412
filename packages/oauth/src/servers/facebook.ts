/** The authorization server of Facebook. */
export const facebook = {
  name: "facebook",
  title: "Facebook",
  endpoints: {
    authorization: "https://www.facebook.com/v22.0/dialog/oauth",
    token: "https://graph.facebook.com/v22.0/oauth/access_token",
  },
  apis: ["https://graph.facebook.com"],
  clientAuthentication: "post",
} as const;
