/** The authorization server of SoundCloud. */
export const soundcloud = {
  name: "soundcloud",
  title: "SoundCloud",
  endpoints: {
    authorization: "https://soundcloud.com/connect",
    token: "https://api.soundcloud.com/oauth2/token",
  },
  scopeSeparator: ",",
} as const;
