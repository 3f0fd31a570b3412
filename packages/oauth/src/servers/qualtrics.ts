/** The authorization server of Qualtrics. Variable: `subdomain`. */
export const qualtrics = {
  name: "qualtrics",
  title: "Qualtrics",
  endpoints: {
    authorization: "https://{subdomain}.qualtrics.com/oauth2/auth",
    token: "https://{subdomain}.qualtrics.com/oauth2/token",
  },
  apis: ["https://{subdomain}.qualtrics.com"],
  clientAuthentication: "post",
} as const;
