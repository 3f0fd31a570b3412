/** The authorization server of Jira. */
export const jira = {
  name: "jira",
  title: "Jira",
  endpoints: {
    authorization: "https://auth.atlassian.com/authorize",
    token: "https://auth.atlassian.com/oauth/token",
  },
  apis: ["https://api.atlassian.com"],
  clientAuthentication: "post",
  defaultScopes: ["offline_access"],
  authorizationParameters: {
    audience: "api.atlassian.com",
    prompt: "consent",
  },
} as const;
