/** The authorization server of Tumblr. */
export const tumblr = {
  name: "tumblr",
  title: "Tumblr",
  endpoints: {
    authorization: "https://www.tumblr.com/oauth2/authorize",
    token: "https://api.tumblr.com/v2/oauth2/token",
  },
  apis: ["https://api.tumblr.com/v2"],
  clientAuthentication: "post",
} as const;
