/** The authorization server of Freelancer. */
export const freelancer = {
  name: "freelancer",
  title: "Freelancer",
  endpoints: {
    authorization: "https://accounts.freelancer.com/oauth/authorize",
    token: "https://accounts.freelancer.com/oauth/token",
  },
} as const;
