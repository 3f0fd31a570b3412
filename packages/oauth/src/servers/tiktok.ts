/** The authorization server of TikTok Accounts. */
export const tiktok = {
  name: "tiktok",
  title: "TikTok Accounts",
  endpoints: {
    authorization: "https://www.tiktok.com/v2/auth/authorize/",
    token: "https://business-api.tiktok.com/open_api/v1.3/tt_user/oauth2/token/",
    refresh: "https://business-api.tiktok.com/open_api/v1.3/tt_user/oauth2/refresh_token/",
  },
  apis: ["https://business-api.tiktok.com/open_api/v1.3"],
  clientAuthentication: "post",
  scopeSeparator: ",",
  accessTokenPath: "data",
} as const;
