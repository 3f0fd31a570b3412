/** The authorization server of Contentful. Variable: `subdomain`. */
export const contentful = {
  name: "contentful",
  title: "Contentful",
  endpoints: {
    authorization: "https://be.contentful.com/oauth/authorize",
    token: "https://be.contentful.com/oauth/token",
  },
  apis: ["https://{subdomain}.contentful.com"],
  clientAuthentication: "post",
} as const;
