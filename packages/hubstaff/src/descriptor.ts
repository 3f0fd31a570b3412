import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { hubstaffUrls } from "./urls.ts";

/** Hubstaff, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "hubstaff",
  title: "Hubstaff",
  authMethods: [
    {
      id: "token",
      title: "Personal access token",
      fields: [
        {
          name: "personalAccessToken",
          label: "Personal access token",
          secret: true,
          hint: "Make one at https://developer.hubstaff.com/personal_access_tokens",
        },
      ],
    },
    {
      id: "login",
      title: "Log in with an OAuth app",
      redirects: true,
      fields: [
        { name: "clientId", label: "Client ID", hint: "Of your app at https://developer.hubstaff.com/apps" },
        { name: "clientSecret", label: "Client secret", secret: true },
      ],
    },
  ],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Authorization server", optional: true },
  ],
  apiUrl: ({ apiUrl = hubstaffUrls.apiUrl }) => apiUrl,
  check: () => ({ route: "GET /v2/users/me" }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ authMethod, settings }, account, options) {
    const { createHubstaff } = await import("./index.ts");
    const { personalAccessToken, clientId, clientSecret, ...addresses } = settings;
    const credential = authMethod === "token" ? { personalAccessToken } : { clientId, clientSecret };
    return createHubstaff({ ...credential, ...addresses, ...options, account });
  },
  async login({ settings: { clientId = "", clientSecret = "", authUrl } }, options) {
    const { hubstaffLogin } = await import("./login.ts");
    return hubstaffLogin({ clientId, clientSecret, ...(authUrl && { authUrl }), ...options });
  },
  importer: {
    reads: "the configState.json of Hubstaff's sample programs, or the config.toml of hubstaff-cli",
    parse: async (text) => (await import("./import.ts")).importSession(text),
    // A personal access token is a refresh token that was never used.
    settings: ({ refreshToken }, authMethod) =>
      authMethod === "token" && refreshToken ? { personalAccessToken: refreshToken } : {},
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
