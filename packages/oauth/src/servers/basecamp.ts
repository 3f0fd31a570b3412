/** The authorization server of Basecamp. Variable: `accountId`. */
export const basecamp = {
  name: "basecamp",
  title: "Basecamp",
  endpoints: {
    authorization: "https://launchpad.37signals.com/authorization/new",
    token: "https://launchpad.37signals.com/authorization/token",
  },
  apis: ["https://3.basecampapi.com/{accountId}"],
  clientAuthentication: "post",
  authorizationParameters: {
    type: "web_server",
  },
  tokenParameters: {
    type: "web_server",
  },
  refreshParameters: {
    type: "refresh",
  },
} as const;
