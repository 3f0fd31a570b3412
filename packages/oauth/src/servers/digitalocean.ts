/** The authorization server of DigitalOcean. */
export const digitalocean = {
  name: "digitalocean",
  title: "DigitalOcean",
  endpoints: {
    authorization: "https://cloud.digitalocean.com/v1/oauth/authorize",
    token: "https://cloud.digitalocean.com/v1/oauth/token",
  },
  apis: ["https://api.digitalocean.com"],
  clientAuthentication: "post",
} as const;
