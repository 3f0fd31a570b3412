/** The authorization server of Autodesk. */
export const autodesk = {
  name: "autodesk",
  title: "Autodesk",
  endpoints: {
    authorization: "https://developer.api.autodesk.com/authentication/v2/authorize",
    token: "https://developer.api.autodesk.com/authentication/v2/token",
  },
  apis: ["https://developer.api.autodesk.com"],
  clientAuthentication: "post",
  pkce: false,
} as const;
