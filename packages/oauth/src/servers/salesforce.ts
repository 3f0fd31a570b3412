/** The authorization server of Salesforce. Variable: `hostname`. Session parameter: `instance_url`. */
export const salesforce = {
  name: "salesforce",
  title: "Salesforce",
  endpoints: {
    authorization:
      "https://{hostname}/services/oauth2/authorize || https://login.salesforce.com/services/oauth2/authorize",
    token: "https://{hostname}/services/oauth2/token || https://login.salesforce.com/services/oauth2/token",
  },
  apis: ["{instance_url}"],
  clientAuthentication: "post",
  defaultScopes: ["offline_access"],
  authorizationParameters: {
    prompt: "consent",
  },
  tokenResponseParameters: ["instance_url"],
} as const;
