/** The authorization server of Dribbble. */
export const dribbble = {
  name: "dribbble",
  title: "Dribbble",
  endpoints: {
    authorization: "https://dribbble.com/oauth/authorize",
    token: "https://dribbble.com/oauth/token",
  },
} as const;
