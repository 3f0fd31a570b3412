/** Discogs, which requires a `User-Agent` that identifies the program. */
export const discogs = {
  protocol: "oauth1",
  name: "discogs",
  title: "Discogs",
  endpoints: {
    temporary: "https://api.discogs.com/oauth/request_token",
    authorization: "https://www.discogs.com/oauth/authorize",
    token: "https://api.discogs.com/oauth/access_token",
  },
  apis: ["https://api.discogs.com"],
} as const;
