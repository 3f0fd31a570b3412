/** Trello. Tokens last 30 days without `expiration=never`; the page shows the app's `name`, an authorization parameter. */
export const trello = {
  protocol: "oauth1",
  name: "trello",
  title: "Trello",
  endpoints: {
    temporary: "https://trello.com/1/OAuthGetRequestToken",
    authorization: "https://trello.com/1/OAuthAuthorizeToken",
    token: "https://trello.com/1/OAuthGetAccessToken",
  },
  apis: ["https://api.trello.com", "https://trello.com"],
  authorizationParameters: { scope: "read,write", expiration: "never" },
  refused: ["invalid token"],
} as const;
