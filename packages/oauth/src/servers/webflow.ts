/** The authorization server of Webflow. */
export const webflow = {
  name: "webflow",
  title: "Webflow",
  endpoints: {
    authorization: "https://webflow.com/oauth/authorize",
    token: "https://api.webflow.com/oauth/access_token",
  },
  apis: ["https://api.webflow.com"],
  clientAuthentication: "post",
} as const;
