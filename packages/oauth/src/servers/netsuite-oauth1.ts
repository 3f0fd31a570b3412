/** NetSuite, token-based authentication in three steps. `accountId` is written as in addresses, e.g. `1234567-sb1`. */
export const netsuiteOauth1 = {
  protocol: "oauth1",
  name: "netsuite-oauth1",
  title: "NetSuite",
  endpoints: {
    temporary: "https://{accountId}.restlets.api.netsuite.com/rest/requesttoken",
    authorization: "https://{accountId}.app.netsuite.com/app/login/secure/authorizetoken.nl",
    token: "https://{accountId}.restlets.api.netsuite.com/rest/accesstoken",
  },
  apis: ["https://{accountId}.suitetalk.api.netsuite.com", "https://{accountId}.restlets.api.netsuite.com"],
  signatureMethod: "HMAC-SHA256",
  realm: "{accountId}",
} as const;
