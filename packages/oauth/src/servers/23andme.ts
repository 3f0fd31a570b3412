/** The authorization server of 23andMe. */
export const twentyThreeAndMe = {
  name: "23andme",
  title: "23andMe",
  endpoints: {
    authorization: "https://api.23andme.com/authorize",
    token: "https://api.23andme.com/token",
  },
} as const;
