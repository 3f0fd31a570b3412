/** The authorization server of Constant Contact. */
export const constantcontact = {
  name: "constantcontact",
  title: "Constant Contact",
  endpoints: {
    authorization: "https://oauth2.constantcontact.com/oauth2/oauth/siteowner/authorize",
    token: "https://oauth2.constantcontact.com/oauth2/oauth/token",
  },
  scopeSeparator: ",",
} as const;
