/** The authorization server of Mailchimp. Variable: `dc`. */
export const mailchimp = {
  name: "mailchimp",
  title: "Mailchimp",
  endpoints: {
    authorization: "https://login.mailchimp.com/oauth2/authorize",
    token: "https://login.mailchimp.com/oauth2/token",
  },
  apis: ["https://{dc}.api.mailchimp.com"],
  clientAuthentication: "post",
} as const;
