/** The authorization server of Mastodon. Variable: `subdomain`. */
export const mastodon = {
  name: "mastodon",
  title: "Mastodon",
  endpoints: {
    authorization: "https://{subdomain}/oauth/authorize",
    token: "https://{subdomain}/oauth/token",
  },
} as const;
