/** The authorization server of Adobe Workfront. Variable: `hostname`. */
export const adobeWorkfront = {
  name: "adobe-workfront",
  title: "Adobe Workfront",
  endpoints: {
    authorization: "https://{hostname}/integrations/oauth2/authorize",
    token: "https://{hostname}/integrations/oauth2/api/v1/token",
  },
  apis: ["https://{hostname}/attask/api"],
  clientAuthentication: "post",
  bodyFormat: "json",
} as const;
