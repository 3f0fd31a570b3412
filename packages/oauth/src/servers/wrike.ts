/** The authorization server of Wrike. Session parameter: `host`. */
export const wrike = {
  name: "wrike",
  title: "Wrike",
  endpoints: {
    authorization: "https://login.wrike.com/oauth2/authorize/v4",
    token: "https://login.wrike.com/oauth2/token",
  },
  apis: ["https://{host}/api/v4"],
  clientAuthentication: "post",
  scopeSeparator: ",",
  tokenResponseParameters: ["host"],
} as const;
