/** The authorization server of GitHub. */
export const github = {
  name: "github",
  title: "GitHub",
  endpoints: {
    authorization: "https://github.com/login/oauth/authorize",
    token: "https://github.com/login/oauth/access_token",
    deviceAuthorization: "https://github.com/login/device/code",
  },
  apis: ["https://api.github.com"],
  clientAuthentication: "post",
} as const;
