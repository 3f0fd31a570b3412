/** The authorization server of Withings. */
export const withings = {
  name: "withings",
  title: "Withings",
  endpoints: {
    authorization: "https://account.withings.com/oauth2_user/authorize2",
    token: "https://wbsapi.withings.net/v2/oauth2",
  },
  scopeSeparator: ",",
} as const;
