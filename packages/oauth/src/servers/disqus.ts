/** The authorization server of Disqus. */
export const disqus = {
  name: "disqus",
  title: "Disqus",
  endpoints: {
    authorization: "https://disqus.com/api/oauth/2.0/authorize/",
    token: "https://disqus.com/api/oauth/2.0/access_token/",
  },
  scopeSeparator: ",",
} as const;
