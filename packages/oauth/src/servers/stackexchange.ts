/** The authorization server of Stack Exchange. */
export const stackexchange = {
  name: "stackexchange",
  title: "Stack Exchange",
  endpoints: {
    authorization: "https://stackoverflow.com/oauth",
    token: "https://stackoverflow.com/oauth/access_token/json",
  },
  apis: ["https://api.stackexchange.com"],
  clientAuthentication: "post",
  defaultScopes: ["no_expiry"],
} as const;
