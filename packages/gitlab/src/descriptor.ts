import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";

/** GitLab, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "gitlab",
  title: "GitLab",
  authMethods: [
    {
      id: "login",
      title: "Log in with an application",
      redirects: true,
      fields: [
        { name: "clientId", label: "Application ID", hint: "From /user_settings/applications of your GitLab" },
        { name: "clientSecret", label: "Secret", secret: true },
      ],
    },
    {
      id: "token",
      title: "Access token",
      fields: [{ name: "accessToken", label: "Personal, project or group access token", secret: true }],
    },
  ],
  addresses: [{ name: "apiUrl", label: "Address of the instance", optional: true }],
  apiUrl: ({ apiUrl = "https://gitlab.com" }) => apiUrl,
  check: () => ({ route: "GET /user" }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ authMethod, settings: { clientId, clientSecret, accessToken, apiUrl } }, account, options) {
    const { createGitlab } = await import("./index.ts");
    const credential = authMethod === "token" ? { accessToken } : { clientId, clientSecret };
    return createGitlab({ ...credential, ...(apiUrl && { apiUrl }), ...options, account });
  },
  async login({ settings: { clientId, clientSecret, apiUrl } }, options) {
    const { gitlabLogin } = await import("./login.ts");
    return gitlabLogin({ clientId, clientSecret, ...(apiUrl && { apiUrl }), ...options });
  },
  importer: {
    reads: "a token response of GitLab as JSON",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
