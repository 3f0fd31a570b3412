/** The authorization server of Webex. */
export const webex = {
  name: "webex",
  title: "Webex",
  endpoints: {
    authorization: "https://webexapis.com/v1/authorize",
    token: "https://webexapis.com/v1/access_token",
  },
  apis: ["https://webexapis.com"],
  clientAuthentication: "post",
} as const;
