/** The authorization server of Pinterest. */
export const pinterest = {
  name: "pinterest",
  title: "Pinterest",
  endpoints: {
    authorization: "https://www.pinterest.com/oauth",
    token: "https://api.pinterest.com/v5/oauth/token",
  },
  apis: ["https://api.pinterest.com"],
  clientAuthentication: "basic",
} as const;
