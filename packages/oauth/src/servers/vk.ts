/** The authorization server of VK. */
export const vk = {
  name: "vk",
  title: "VK",
  endpoints: {
    authorization: "https://oauth.vk.com/authorize",
    token: "https://oauth.vk.com/access_token",
  },
  scopeSeparator: ",",
} as const;
