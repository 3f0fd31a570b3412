/** The authorization server of Zoom. */
export const zoom = {
  name: "zoom",
  title: "Zoom",
  endpoints: {
    authorization: "https://zoom.us/oauth/authorize",
    token: "https://zoom.us/oauth/token",
  },
  apis: ["https://api.zoom.us/v2"],
  clientAuthentication: "post",
  scopeSeparator: ",",
} as const;
