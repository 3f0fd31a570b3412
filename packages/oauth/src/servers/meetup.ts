/** The authorization server of Meetup. */
export const meetup = {
  name: "meetup",
  title: "Meetup",
  endpoints: {
    authorization: "https://secure.meetup.com/oauth2/authorize",
    token: "https://secure.meetup.com/oauth2/access",
  },
} as const;
