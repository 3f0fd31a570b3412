import { defineProvider, oauthAppMethod, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { sampleProvider } from "./provider.ts";

/** Sample, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: sampleProvider.name,
  title: sampleProvider.title,
  authMethods: [oauthAppMethod("From your app in Sample's developer settings")],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Authorization server", optional: true },
  ],
  apiUrl: ({ apiUrl = sampleProvider.apiUrl }) => apiUrl,
  check: () => ({ route: "GET /user" }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ settings: { clientId, clientSecret, ...addresses } }, account, options) {
    return (await import("./client.ts")).createSample({ clientId, clientSecret, ...addresses, ...options, account });
  },
  async login({ settings: { clientId, clientSecret, ...addresses } }, options) {
    return (await import("./login.ts")).sampleLogin({ clientId, clientSecret, ...addresses, ...options });
  },
  importer: {
    reads: "a token response of Sample as JSON",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
