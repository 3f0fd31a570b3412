/** The authorization server of Bitbucket. */
export const bitbucket = {
  name: "bitbucket",
  title: "Bitbucket",
  endpoints: {
    authorization: "https://bitbucket.org/site/oauth2/authorize",
    token: "https://bitbucket.org/site/oauth2/access_token",
  },
  apis: ["https://api.bitbucket.org"],
  clientAuthentication: "post",
} as const;
