/** The authorization server of Dialpad. */
export const dialpad = {
  name: "dialpad",
  title: "Dialpad",
  endpoints: {
    authorization: "https://dialpad.com/oauth2/authorize",
    token: "https://dialpad.com/oauth2/token",
  },
  apis: ["https://dialpad.com"],
  clientAuthentication: "post",
} as const;
