/** The authorization server of Heroku. */
export const heroku = {
  name: "heroku",
  title: "Heroku",
  endpoints: {
    authorization: "https://id.heroku.com/oauth/authorize",
    token: "https://id.heroku.com/oauth/token",
  },
  scopeSeparator: ",",
} as const;
