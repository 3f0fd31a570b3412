/** The authorization server of BambooHR. Variable: `subdomain`. */
export const bamboohr = {
  name: "bamboohr",
  title: "BambooHR",
  endpoints: {
    authorization: "https://{subdomain}.bamboohr.com/authorize.php",
    token: "https://{subdomain}.bamboohr.com/token.php",
  },
  apis: ["https://api.bamboohr.com/api/gateway.php/{subdomain}"],
  clientAuthentication: "post",
  authorizationParameters: {
    request: "authorize",
  },
  tokenParameters: {
    request: "token",
  },
  refreshParameters: {
    request: "token",
  },
} as const;
