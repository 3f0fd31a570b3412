/** The authorization server of Vercel. */
export const vercel = {
  name: "vercel",
  title: "Vercel",
  endpoints: {
    authorization: "https://vercel.com/oauth/authorize",
    token: "https://api.vercel.com/v2/oauth/access_token",
  },
  scopeSeparator: ",",
} as const;
