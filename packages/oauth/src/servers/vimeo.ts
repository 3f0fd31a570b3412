/** The authorization server of Vimeo. */
export const vimeo = {
  name: "vimeo",
  title: "Vimeo",
  endpoints: {
    authorization: "https://api.vimeo.com/oauth/authorize",
    token: "https://api.vimeo.com/oauth/access_token",
  },
  apis: ["https://api.vimeo.com"],
  clientAuthentication: "basic",
} as const;
