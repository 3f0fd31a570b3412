/** The authorization server of Intercom. Variable: `region`. */
export const intercom = {
  name: "intercom",
  title: "Intercom",
  endpoints: {
    authorization: "https://app.{region}.intercom.com/oauth || https://app.intercom.com/oauth",
    token: "https://api.{region}.intercom.io/auth/eagle/token || https://api.intercom.io/auth/eagle/token",
  },
  apis: ["https://api.{region}.intercom.io || https://api.intercom.io"],
  clientAuthentication: "post",
} as const;
