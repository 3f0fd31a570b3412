/** The authorization server of QuickBooks. Session parameter: `realmId`. */
export const quickbooks = {
  name: "quickbooks",
  title: "QuickBooks",
  endpoints: {
    authorization: "https://appcenter.intuit.com/connect/oauth2",
    token: "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
  },
  apis: ["https://quickbooks.api.intuit.com"],
  clientAuthentication: "post",
  callbackParameters: ["realmId"],
} as const;
