/** Etsy's API v2. The program names the scopes in `temporaryParameters`, e.g. `{ scope: "listings_r" }`. */
export const etsyOauth1 = {
  protocol: "oauth1",
  name: "etsy-oauth1",
  title: "Etsy (API v2)",
  endpoints: {
    temporary: "https://openapi.etsy.com/v2/oauth/request_token",
    authorization: "https://www.etsy.com/oauth/signin",
    token: "https://openapi.etsy.com/v2/oauth/access_token",
  },
  apis: ["https://openapi.etsy.com"],
  authorizationUrlParameter: "login_url",
} as const;
