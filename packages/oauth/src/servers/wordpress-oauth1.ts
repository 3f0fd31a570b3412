/** A self-hosted WordPress site with the plugin WP REST API - OAuth 1.0a Server. */
export const wordpressOauth1 = {
  protocol: "oauth1",
  name: "wordpress-oauth1",
  title: "WordPress (own site)",
  endpoints: {
    temporary: "https://{hostname}/oauth1/request",
    authorization: "https://{hostname}/oauth1/authorize",
    token: "https://{hostname}/oauth1/access",
  },
  apis: ["https://{hostname}"],
} as const;
