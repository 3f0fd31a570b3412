/** The authorization server of Patreon. */
export const patreon = {
  name: "patreon",
  title: "Patreon",
  endpoints: {
    authorization: "https://www.patreon.com/oauth2/authorize",
    token: "https://www.patreon.com/api/oauth2/token",
  },
} as const;
