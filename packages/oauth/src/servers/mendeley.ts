/** The authorization server of Mendeley. */
export const mendeley = {
  name: "mendeley",
  title: "Mendeley",
  endpoints: {
    authorization: "https://api.mendeley.com/oauth/authorize",
    token: "https://api.mendeley.com/oauth/token",
  },
  scopeSeparator: ",",
} as const;
