/** The authorization server of Airtable. */
export const airtable = {
  name: "airtable",
  title: "Airtable",
  endpoints: {
    authorization: "https://airtable.com/oauth2/v1/authorize",
    token: "https://airtable.com/oauth2/v1/token",
  },
  apis: ["https://api.airtable.com"],
  clientAuthentication: "post",
} as const;
