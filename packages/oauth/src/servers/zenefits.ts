/** The authorization server of Zenefits. */
export const zenefits = {
  name: "zenefits",
  title: "Zenefits",
  endpoints: {
    authorization: "https://secure.zenefits.com/oauth2/platform-authorize",
    token: "https://secure.zenefits.com/oauth2/token",
  },
  apis: ["https://api.zenefits.com"],
  clientAuthentication: "post",
} as const;
