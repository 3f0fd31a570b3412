import type { OAuthAppProvider } from "@tokens/provider-kit";

/** GitLab.com and its authorization server (https://docs.gitlab.com/api/oauth2/). */
export const gitlabProvider: OAuthAppProvider = {
  name: "gitlab",
  title: "GitLab",
  apiUrl: "https://gitlab.com",
  paths: { authorization: "/oauth/authorize", token: "/oauth/token", revocation: "/oauth/revoke" },
  clientAuthentication: "client_secret_post",
  scopes: ["read_api"],
  registration: "Register an application at https://gitlab.com/-/user_settings/applications.",
};
