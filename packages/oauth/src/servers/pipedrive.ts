/** The authorization server of Pipedrive. Session parameter: `api_domain`. */
export const pipedrive = {
  name: "pipedrive",
  title: "Pipedrive",
  endpoints: {
    authorization: "https://oauth.pipedrive.com/oauth/authorize",
    token: "https://oauth.pipedrive.com/oauth/token",
  },
  apis: ["{api_domain}/api"],
  clientAuthentication: "basic",
  pkce: false,
  tokenResponseParameters: ["api_domain"],
} as const;
