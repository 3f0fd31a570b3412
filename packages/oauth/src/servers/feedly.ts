/** The authorization server of Feedly. */
export const feedly = {
  name: "feedly",
  title: "Feedly",
  endpoints: {
    authorization: "https://cloud.feedly.com/v3/auth/auth",
    token: "https://cloud.feedly.com/v3/auth/token",
  },
  scopeSeparator: ",",
} as const;
