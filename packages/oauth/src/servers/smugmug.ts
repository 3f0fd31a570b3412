/** SmugMug. `Access` is `Public` or `Full`, `Permissions` are `Read`, `Add` or `Modify`. */
export const smugmug = {
  protocol: "oauth1",
  name: "smugmug",
  title: "SmugMug",
  endpoints: {
    temporary: "https://api.smugmug.com/services/oauth/1.0a/getRequestToken",
    authorization: "https://api.smugmug.com/services/oauth/1.0a/authorize",
    token: "https://api.smugmug.com/services/oauth/1.0a/getAccessToken",
  },
  apis: ["https://api.smugmug.com", "https://upload.smugmug.com"],
  authorizationParameters: { Access: "Full", Permissions: "Read" },
} as const;
