/** The authorization server of Shopify. Variable: `subdomain`. */
export const shopify = {
  name: "shopify",
  title: "Shopify",
  endpoints: {
    authorization: "https://{subdomain}.myshopify.com/admin/oauth/authorize",
    token: "https://{subdomain}.myshopify.com/admin/oauth/access_token",
  },
  apis: ["https://{subdomain}.myshopify.com"],
  clientAuthentication: "post",
  tokenParameters: {
    expiring: "1",
  },
} as const;
