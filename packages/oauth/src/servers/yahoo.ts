/** The authorization server of Yahoo. Variable: `apiDomain`. */
export const yahoo = {
  name: "yahoo",
  title: "Yahoo",
  endpoints: {
    authorization: "https://api.login.yahoo.com/oauth2/request_auth",
    token: "https://api.login.yahoo.com/oauth2/get_token",
  },
  apis: ["https://{apiDomain}"],
  clientAuthentication: "post",
} as const;
