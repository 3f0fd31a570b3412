/** The authorization server of WordPress. */
export const wordpress = {
  name: "wordpress",
  title: "WordPress",
  endpoints: {
    authorization: "https://public-api.wordpress.com/oauth2/authorize",
    token: "https://public-api.wordpress.com/oauth2/token",
  },
  apis: ["https://public-api.wordpress.com/rest/v1"],
  clientAuthentication: "post",
} as const;
