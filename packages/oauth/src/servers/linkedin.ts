/** The authorization server of LinkedIn. */
export const linkedin = {
  name: "linkedin",
  title: "LinkedIn",
  endpoints: {
    authorization: "https://www.linkedin.com/oauth/v2/authorization",
    token: "https://www.linkedin.com/oauth/v2/accessToken",
  },
  apis: ["https://api.linkedin.com"],
  clientAuthentication: "post",
  pkce: false,
} as const;
