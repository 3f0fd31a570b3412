import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";

/** Sample, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "sample",
  title: "Sample",
  authMethods: [
    {
      id: "login",
      title: "Log in with an app",
      redirects: true,
      fields: [
        { name: "clientId", label: "Client ID", hint: "From your app in Sample's developer settings" },
        { name: "clientSecret", label: "Client secret", secret: true },
      ],
    },
  ],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Authorization server", optional: true },
  ],
  apiUrl: ({ apiUrl = "https://api.sample.example" }) => apiUrl,
  check: () => ({ route: "GET /user" }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ settings: { clientId, clientSecret, ...addresses } }, account, options) {
    const { createSample } = await import("./index.ts");
    return createSample({ clientId, clientSecret, ...addresses, ...options, account });
  },
  async login({ settings: { clientId, clientSecret, authUrl } }, options) {
    const { sampleLogin } = await import("./login.ts");
    return sampleLogin({ clientId, clientSecret, ...(authUrl && { authUrl }), ...options });
  },
  importer: {
    reads: "a token response of Sample as JSON",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
