/** The authorization server of Eventbrite. */
export const eventbrite = {
  name: "eventbrite",
  title: "Eventbrite",
  endpoints: {
    authorization: "https://www.eventbrite.com/oauth/authorize",
    token: "https://www.eventbrite.com/oauth/token",
  },
  apis: ["https://www.eventbriteapi.com"],
  clientAuthentication: "post",
} as const;
