import { defineProvider, oauthAppMethod, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { gitlabProvider } from "./provider.ts";

/** GitLab, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: gitlabProvider.name,
  title: gitlabProvider.title,
  authMethods: [
    oauthAppMethod("The application ID, from /-/user_settings/applications of your GitLab"),
    {
      id: "token",
      title: "Access token",
      fields: [
        {
          name: "accessToken",
          label: "Personal, project or group access token",
          secret: true,
          hint: "Make a personal one at /-/user_settings/personal_access_tokens of your GitLab",
        },
      ],
    },
  ],
  addresses: [{ name: "apiUrl", label: "Address of the instance", optional: true }],
  apiUrl: ({ apiUrl = gitlabProvider.apiUrl }) => apiUrl,
  check: () => ({ route: "GET /user" }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ authMethod, settings: { clientId, clientSecret, accessToken, apiUrl } }, account, options) {
    const credential = authMethod === "token" ? { accessToken } : { clientId, clientSecret };
    return (await import("./client.ts")).createGitlab({ ...credential, apiUrl, ...options, account });
  },
  async login({ settings: { clientId, clientSecret, apiUrl } }, options) {
    return (await import("./login.ts")).gitlabLogin({ clientId, clientSecret, apiUrl, ...options });
  },
  importer: {
    reads: "a token response of GitLab as JSON",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
