/** The authorization server of Employment Hero. */
export const employmentHero = {
  name: "employment-hero",
  title: "Employment Hero",
  endpoints: {
    authorization: "https://oauth.employmenthero.com/oauth2/authorize",
    token: "https://oauth.employmenthero.com/oauth2/token",
  },
  apis: ["https://api.employmenthero.com/api"],
  clientAuthentication: "post",
  pkce: false,
} as const;
