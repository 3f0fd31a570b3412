/** The authorization server of GitLab. */
export const gitlab = {
  name: "gitlab",
  title: "GitLab",
  endpoints: {
    authorization: "https://gitlab.com/oauth/authorize",
    token: "https://gitlab.com/oauth/token",
    revocation: "https://gitlab.com/oauth/revoke",
    deviceAuthorization: "https://gitlab.com/oauth/authorize_device",
  },
  apis: ["https://gitlab.com"],
  clientAuthentication: "post",
} as const;
