/** The authorization server of LiveChat. */
export const livechat = {
  name: "livechat",
  title: "LiveChat",
  endpoints: {
    authorization: "https://accounts.livechatinc.com/",
    token: "https://accounts.livechatinc.com/token",
  },
  scopeSeparator: ",",
} as const;
