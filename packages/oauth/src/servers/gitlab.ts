/** The authorization server of GitLab. */
export const gitlab = {
  name: "gitlab",
  title: "GitLab",
  endpoints: {
    authorization: "https://gitlab.com/oauth/authorize",
    token: "https://gitlab.com/oauth/token",
  },
  apis: ["https://gitlab.com"],
  clientAuthentication: "post",
} as const;
