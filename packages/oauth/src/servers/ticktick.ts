/** The authorization server of TickTick. */
export const ticktick = {
  name: "ticktick",
  title: "TickTick",
  endpoints: {
    authorization: "https://ticktick.com/oauth/authorize",
    token: "https://ticktick.com/oauth/token",
  },
  apis: ["https://api.ticktick.com"],
  clientAuthentication: "post",
} as const;
