/** The authorization server of Square. */
export const square = {
  name: "square",
  title: "Square",
  endpoints: {
    authorization: "https://connect.squareup.com/oauth2/authorize",
    token: "https://connect.squareup.com/oauth2/token",
  },
  apis: ["https://connect.squareup.com"],
  clientAuthentication: "post",
  pkce: false,
  authorizationParameters: {
    session: "false",
  },
} as const;
