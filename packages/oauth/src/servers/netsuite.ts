/** The authorization server of NetSuite. Variable: `accountId`. */
export const netsuite = {
  name: "netsuite",
  title: "NetSuite",
  endpoints: {
    authorization: "https://{accountId}.app.netsuite.com/app/login/oauth2/authorize.nl",
    token: "https://{accountId}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token",
  },
  apis: ["https://{accountId}.suitetalk.api.netsuite.com/services/rest/record/v1"],
  clientAuthentication: "post",
  defaultScopes: ["rest_webservices"],
  authorizationParameters: {
    prompt: "consent",
  },
} as const;
