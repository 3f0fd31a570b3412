import { requireText } from "@tokens/provider-kit";

/** An application, registered at `/user_settings/applications`. Its accounts come from logins (`@tokens/gitlab/login`). */
export interface GitlabApp {
  /** Application ID. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** Where GitLab.com is. A self-managed instance has its own address. */
export const gitlabUrls = { apiUrl: "https://gitlab.com" } as const;

/** The ids of an app, checked. Throws `ProviderConfigurationError` when one is missing. */
export function checkApp({ clientId, clientSecret }: GitlabApp): { clientId: string; clientSecret: string } {
  const hint = "Register an application at https://gitlab.com/-/user_settings/applications.";
  return {
    clientId: requireText("clientId", clientId, hint),
    clientSecret: requireText("clientSecret", clientSecret, hint),
  };
}
