/** The authorization server of Exact Online. Variable: `extension`. */
export const exactOnline = {
  name: "exact-online",
  title: "Exact Online",
  endpoints: {
    authorization: "https://start.exactonline.{extension}/api/oauth2/auth",
    token: "https://start.exactonline.{extension}/api/oauth2/token",
  },
  apis: ["https://start.exactonline.{extension}"],
  clientAuthentication: "post",
  defaultLifetimeMs: 600_000,
  refreshBeforeMs: 30_000,
} as const;
