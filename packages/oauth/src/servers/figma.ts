/** The authorization server of Figma. */
export const figma = {
  name: "figma",
  title: "Figma",
  endpoints: {
    authorization: "https://www.figma.com/oauth",
    token: "https://api.figma.com/v1/oauth/token",
    refresh: "https://api.figma.com/v1/oauth/refresh",
  },
  apis: ["https://api.figma.com"],
  clientAuthentication: "basic",
  pkce: false,
  scopeSeparator: ",",
} as const;
