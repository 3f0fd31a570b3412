/** The authorization server of WakaTime. */
export const wakatime = {
  name: "wakatime",
  title: "WakaTime",
  endpoints: {
    authorization: "https://wakatime.com/oauth/authorize",
    token: "https://wakatime.com/oauth/token",
  },
  apis: ["https://wakatime.com"],
  clientAuthentication: "post",
} as const;
