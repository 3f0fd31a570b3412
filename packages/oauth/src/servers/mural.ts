/** The authorization server of Mural. */
export const mural = {
  name: "mural",
  title: "Mural",
  endpoints: {
    authorization: "https://app.mural.co/api/public/v1/authorization/oauth2",
    token: "https://app.mural.co/api/public/v1/authorization/oauth2/token",
  },
  apis: ["https://app.mural.co"],
  clientAuthentication: "post",
} as const;
