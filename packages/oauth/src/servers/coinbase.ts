/** The authorization server of Coinbase. */
export const coinbase = {
  name: "coinbase",
  title: "Coinbase",
  endpoints: {
    authorization: "https://www.coinbase.com/oauth/authorize",
    token: "https://www.coinbase.com/oauth/token",
  },
} as const;
