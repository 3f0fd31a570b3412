/** The authorization server of RingCentral. */
export const ringcentral = {
  name: "ringcentral",
  title: "RingCentral",
  endpoints: {
    authorization: "https://platform.ringcentral.com/restapi/oauth/authorize",
    token: "https://platform.ringcentral.com/restapi/oauth/token",
  },
  apis: ["https://platform.ringcentral.com"],
  clientAuthentication: "post",
} as const;
