/** The authorization server of QuickBooks Time. */
export const quickbooksTime = {
  name: "quickbooks-time",
  title: "QuickBooks Time",
  endpoints: {
    authorization: "https://rest.tsheets.com/api/v1/authorize",
    token: "https://rest.tsheets.com/api/v1/grant",
  },
  apis: ["https://rest.tsheets.com/api/v1"],
  clientAuthentication: "post",
} as const;
