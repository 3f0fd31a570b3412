/** The authorization server of DocuSign. */
export const docusign = {
  name: "docusign",
  title: "DocuSign",
  endpoints: {
    authorization: "https://account.docusign.com/oauth/auth",
    token: "https://account.docusign.com/oauth/token",
  },
  apis: ["https://www.docusign.net"],
  clientAuthentication: "basic",
} as const;
