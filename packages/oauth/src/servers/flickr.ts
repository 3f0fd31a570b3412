/** Flickr. The user grants `perms`: `read`, `write` or `delete`. */
export const flickr = {
  protocol: "oauth1",
  name: "flickr",
  title: "Flickr",
  endpoints: {
    temporary: "https://www.flickr.com/services/oauth/request_token",
    authorization: "https://www.flickr.com/services/oauth/authorize",
    token: "https://www.flickr.com/services/oauth/access_token",
  },
  apis: ["https://api.flickr.com", "https://up.flickr.com"],
  authorizationParameters: { perms: "read" },
  tokenResponseParameters: ["fullname", "user_nsid", "username"],
} as const;
