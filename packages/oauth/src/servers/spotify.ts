/** The authorization server of Spotify. */
export const spotify = {
  name: "spotify",
  title: "Spotify",
  endpoints: {
    authorization: "https://accounts.spotify.com/authorize",
    token: "https://accounts.spotify.com/api/token",
  },
  apis: ["https://api.spotify.com"],
  clientAuthentication: "post",
} as const;
