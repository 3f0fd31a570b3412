/** The authorization server of Teamwork. Session parameter: `installation.apiEndPoint`. */
export const teamwork = {
  name: "teamwork",
  title: "Teamwork",
  endpoints: {
    authorization: "https://www.teamwork.com/launchpad/login",
    token: "https://www.teamwork.com/launchpad/v1/token.json",
  },
  apis: ["{installation.apiEndPoint}"],
  clientAuthentication: "post",
  tokenResponseParameters: ["installation.apiEndPoint"],
} as const;
