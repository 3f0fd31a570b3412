/** FatSecret, for requests on behalf of a member. */
export const fatsecret = {
  protocol: "oauth1",
  name: "fatsecret",
  title: "FatSecret",
  endpoints: {
    temporary: "https://authentication.fatsecret.com/oauth/request_token",
    authorization: "https://authentication.fatsecret.com/oauth/authorize",
    token: "https://authentication.fatsecret.com/oauth/access_token",
  },
  apis: ["https://platform.fatsecret.com"],
} as const;
