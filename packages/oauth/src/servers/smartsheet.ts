/** The authorization server of Smartsheet. Variables: `app_host`, `domain`. */
export const smartsheet = {
  name: "smartsheet",
  title: "Smartsheet",
  endpoints: {
    authorization: "https://{app_host}/b/authorize || https://app.smartsheet.com/b/authorize",
    token: "https://api.{domain}/2.0/token || https://api.smartsheet.com/2.0/token",
  },
  apis: ["https://api.{domain} || https://api.smartsheet.com"],
  clientAuthentication: "post",
} as const;
