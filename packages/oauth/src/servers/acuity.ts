/** The authorization server of Acuity Scheduling. */
export const acuity = {
  name: "acuity",
  title: "Acuity Scheduling",
  endpoints: {
    authorization: "https://acuityscheduling.com/oauth2/authorize",
    token: "https://acuityscheduling.com/oauth2/token",
  },
  apis: ["https://acuityscheduling.com/api/v1"],
  clientAuthentication: "post",
  defaultScopes: ["api-v1"],
} as const;
