/** Tumblr. The tokens do not expire. */
export const tumblrOauth1 = {
  protocol: "oauth1",
  name: "tumblr-oauth1",
  title: "Tumblr",
  endpoints: {
    temporary: "https://www.tumblr.com/oauth/request_token",
    authorization: "https://www.tumblr.com/oauth/authorize",
    token: "https://www.tumblr.com/oauth/access_token",
  },
  apis: ["https://api.tumblr.com"],
} as const;
