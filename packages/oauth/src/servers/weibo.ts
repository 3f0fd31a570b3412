/** The authorization server of Weibo. */
export const weibo = {
  name: "weibo",
  title: "Weibo",
  endpoints: {
    authorization: "https://api.weibo.com/oauth2/authorize",
    token: "https://api.weibo.com/oauth2/access_token",
  },
  scopeSeparator: ",",
} as const;
