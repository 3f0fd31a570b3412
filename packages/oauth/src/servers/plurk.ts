/** Plurk. */
export const plurk = {
  protocol: "oauth1",
  name: "plurk",
  title: "Plurk",
  endpoints: {
    temporary: "https://www.plurk.com/OAuth/request_token",
    authorization: "https://www.plurk.com/OAuth/authorize",
    token: "https://www.plurk.com/OAuth/access_token",
  },
  apis: ["https://www.plurk.com"],
} as const;
