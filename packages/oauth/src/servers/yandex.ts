/** The authorization server of Yandex. */
export const yandex = {
  name: "yandex",
  title: "Yandex",
  endpoints: {
    authorization: "https://oauth.yandex.com/authorize",
    token: "https://oauth.yandex.com/token",
  },
  apis: ["https://translate.yandex.net"],
  clientAuthentication: "post",
} as const;
