/** The authorization server of Zendesk. Variable: `subdomain`. */
export const zendesk = {
  name: "zendesk",
  title: "Zendesk",
  endpoints: {
    authorization: "https://{subdomain}.zendesk.com/oauth/authorizations/new",
    token: "https://{subdomain}.zendesk.com/oauth/tokens",
  },
  apis: ["https://{subdomain}.zendesk.com"],
  clientAuthentication: "post",
  tokenParameters: {
    expires_in: "1800",
  },
  refreshParameters: {
    expires_in: "1800",
  },
} as const;
