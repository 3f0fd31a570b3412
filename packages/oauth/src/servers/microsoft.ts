/** The authorization server of Microsoft. */
export const microsoft = {
  name: "microsoft",
  title: "Microsoft",
  endpoints: {
    authorization: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    token: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    deviceAuthorization: "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
  },
  apis: ["https://graph.microsoft.com"],
  clientAuthentication: "post",
  pkce: false,
  defaultScopes: ["offline_access", ".default"],
  authorizationParameters: {
    response_mode: "query",
  },
} as const;
