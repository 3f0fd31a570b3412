/** X (Twitter): API v1.1, and v2 in user context. The tokens do not expire. */
export const twitterOauth1 = {
  protocol: "oauth1",
  name: "twitter-oauth1",
  title: "X (Twitter)",
  endpoints: {
    temporary: "https://api.twitter.com/oauth/request_token",
    authorization: "https://api.twitter.com/oauth/authorize",
    token: "https://api.twitter.com/oauth/access_token",
  },
  apis: ["https://api.twitter.com", "https://api.x.com", "https://upload.twitter.com"],
  tokenResponseParameters: ["user_id", "screen_name"],
  refused: ["89"],
} as const;
