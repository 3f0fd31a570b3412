/** The authorization server of Dropbox. */
export const dropbox = {
  name: "dropbox",
  title: "Dropbox",
  endpoints: {
    authorization: "https://www.dropbox.com/oauth2/authorize",
    token: "https://api.dropboxapi.com/oauth2/token",
  },
  apis: ["https://api.dropboxapi.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    token_access_type: "offline",
  },
} as const;
