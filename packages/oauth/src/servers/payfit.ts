/** The authorization server of PayFit. */
export const payfit = {
  name: "payfit",
  title: "PayFit",
  endpoints: {
    authorization: "https://oauth.payfit.com/authorize",
    token: "https://app.pagerduty.com/oauth/token",
  },
  apis: ["https://partner-api.payfit.com"],
  clientAuthentication: "post",
} as const;
