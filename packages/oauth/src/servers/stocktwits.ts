/** The authorization server of Stocktwits. */
export const stocktwits = {
  name: "stocktwits",
  title: "Stocktwits",
  endpoints: {
    authorization: "https://api.stocktwits.com/api/2/oauth/authorize",
    token: "https://api.stocktwits.com/api/2/oauth/token",
  },
  scopeSeparator: ",",
} as const;
