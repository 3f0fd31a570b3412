/** The authorization server of Zoho. Variable: `extension`. Session parameters: `accounts-server`, `api_domain`. */
export const zoho = {
  name: "zoho",
  title: "Zoho",
  endpoints: {
    authorization: "https://accounts.zoho.{extension}/oauth/v2/auth || https://accounts.zoho.com/oauth/v2/auth",
    token: "https://accounts.zoho.{extension}/oauth/v2/token || {accounts-server}/oauth/v2/token",
  },
  apis: ["https://www.zohoapis.{extension} || {api_domain}"],
  clientAuthentication: "post",
  authorizationParameters: {
    prompt: "consent",
    access_type: "offline",
  },
  callbackParameters: ["accounts-server"],
  // Those of Zoho's data centers.
  callbackHosts: [
    "accounts.zoho.com",
    "accounts.zoho.eu",
    "accounts.zoho.in",
    "accounts.zoho.com.au",
    "accounts.zoho.jp",
    "accounts.zoho.uk",
    "accounts.zohocloud.ca",
    "accounts.zoho.sa",
    "accounts.zoho.com.cn",
  ],
  tokenResponseParameters: ["api_domain"],
} as const;
