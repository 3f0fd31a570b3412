/** The authorization server of Amazon. Variable: `extension`. */
export const amazon = {
  name: "amazon",
  title: "Amazon",
  endpoints: {
    authorization: "https://www.amazon.com/ap/oa",
    token: "https://api.amazon.{extension}/auth/o2/token || https://api.amazon.com/auth/o2/token",
  },
  apis: ["https://api.amazon.com"],
  clientAuthentication: "post",
} as const;
