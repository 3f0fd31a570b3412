/** The authorization server of ServiceNow. Variable: `hostname`. */
export const servicenow = {
  name: "servicenow",
  title: "ServiceNow",
  endpoints: {
    authorization: "https://{hostname}/oauth_auth.do",
    token: "https://{hostname}/oauth_token.do",
  },
  apis: ["https://{hostname}"],
  clientAuthentication: "post",
} as const;
