/** The authorization server of Naver. */
export const naver = {
  name: "naver",
  title: "Naver",
  endpoints: {
    authorization: "https://nid.naver.com/oauth2.0/authorize",
    token: "https://nid.naver.com/oauth2.0/token",
  },
  scopeSeparator: ",",
} as const;
