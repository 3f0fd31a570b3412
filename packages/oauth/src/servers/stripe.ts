/** The authorization server of Stripe Connect. */
export const stripe = {
  name: "stripe",
  title: "Stripe Connect",
  endpoints: {
    authorization: "https://connect.stripe.com/oauth/authorize",
    token: "https://connect.stripe.com/oauth/token",
  },
  apis: ["https://api.stripe.com"],
  clientAuthentication: "post",
} as const;
