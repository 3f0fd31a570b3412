/** The authorization server of ID.me. */
export const idme = {
  name: "idme",
  title: "ID.me",
  endpoints: {
    authorization: "https://api.id.me/oauth/authorize",
    token: "https://api.id.me/oauth/token",
  },
  scopeSeparator: ",",
} as const;
