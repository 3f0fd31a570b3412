/** The authorization server of Dailymotion. */
export const dailymotion = {
  name: "dailymotion",
  title: "Dailymotion",
  endpoints: {
    authorization: "https://www.dailymotion.com/oauth/authorize",
    token: "https://api.dailymotion.com/oauth/token",
  },
  scopeSeparator: ",",
} as const;
