/** The authorization server of Deezer. */
export const deezer = {
  name: "deezer",
  title: "Deezer",
  endpoints: {
    authorization: "https://connect.deezer.com/oauth/auth.php",
    token: "https://connect.deezer.com/oauth/access_token.php",
  },
  scopeSeparator: ",",
} as const;
