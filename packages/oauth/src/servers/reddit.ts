/** The authorization server of Reddit. */
export const reddit = {
  name: "reddit",
  title: "Reddit",
  endpoints: {
    authorization: "https://www.reddit.com/api/v1/authorize",
    token: "https://www.reddit.com/api/v1/access_token",
  },
  apis: ["https://oauth.reddit.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    duration: "permanent",
  },
} as const;
