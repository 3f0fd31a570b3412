/** The authorization server of Kakao. */
export const kakao = {
  name: "kakao",
  title: "Kakao",
  endpoints: {
    authorization: "https://kauth.kakao.com/oauth/authorize",
    token: "https://kauth.kakao.com/oauth/token",
  },
  scopeSeparator: ",",
} as const;
