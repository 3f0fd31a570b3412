/** The authorization server of Help Scout Mailbox. */
export const helpscout = {
  name: "helpscout",
  title: "Help Scout Mailbox",
  endpoints: {
    authorization: "https://secure.helpscout.net/authentication/authorizeClientApplication",
    token: "https://api.helpscout.net/v2/oauth2/token",
  },
  apis: ["https://api.helpscout.net"],
  clientAuthentication: "post",
} as const;
