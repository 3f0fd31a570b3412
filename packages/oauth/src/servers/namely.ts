/** The authorization server of Namely. Variable: `company`. */
export const namely = {
  name: "namely",
  title: "Namely",
  endpoints: {
    authorization: "https://{company}.namely.com/api/v1/oauth2/authorize",
    token: "https://{company}.namely.com/api/v1/oauth2/token",
  },
  apis: ["https://{company}.namely.com/api"],
  clientAuthentication: "post",
} as const;
