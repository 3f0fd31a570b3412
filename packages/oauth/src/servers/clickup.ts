/** The authorization server of ClickUp. */
export const clickup = {
  name: "clickup",
  title: "ClickUp",
  endpoints: {
    authorization: "https://app.clickup.com/api",
    token: "https://api.clickup.com/api/v2/oauth/token",
  },
  apis: ["https://api.clickup.com"],
  clientAuthentication: "post",
} as const;
