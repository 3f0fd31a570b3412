/** The authorization server of Netlify. */
export const netlify = {
  name: "netlify",
  title: "Netlify",
  endpoints: {
    authorization: "https://app.netlify.com/authorize",
    token: "https://api.netlify.com/oauth/token",
  },
  scopeSeparator: ",",
} as const;
