import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { psohubUrls } from "./urls.ts";

/** PSOhub, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "psohub",
  title: "PSOhub",
  authMethods: [
    {
      id: "login",
      title: "Log in with an app",
      redirects: true,
      fields: [
        { name: "clientId", label: "Client ID", hint: "Of your app in PSOhub's developer portal" },
        { name: "clientSecret", label: "Client secret", secret: true },
      ],
    },
  ],
  addresses: [{ name: "apiUrl", label: "Address", optional: true }],
  apiUrl: ({ apiUrl = psohubUrls.apiUrl }) => apiUrl,
  check: () => ({ route: "GET /companies", input: { query: { limit: 1 } } }),
  routes: async () => (await import("./routes.ts")).routes,
  async open({ settings: { clientId, clientSecret, apiUrl } }, account, options) {
    const { createPsohub } = await import("./index.ts");
    return createPsohub({ clientId, clientSecret, ...(apiUrl && { apiUrl }), ...options, account });
  },
  async login({ settings: { clientId, clientSecret, apiUrl } }, options) {
    const { psohubLogin } = await import("./login.ts");
    return psohubLogin({ clientId, clientSecret, ...(apiUrl && { apiUrl }), ...options });
  },
  importer: {
    reads: "a token response of PSOhub as JSON, with the redirect_uri of the login added",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
