import type { ProviderDescription, ProviderParts } from "../description.ts";

/** PSOhub. */
export const psohub: ProviderDescription = {
  name: "psohub",
  title: "PSOhub",
  ways: [
    {
      id: "login",
      title: "Log in with an app",
      redirects: true,
      fields: [
        { name: "clientId", label: "Client id", hint: "Of your app in PSOhub's developer portal" },
        { name: "clientSecret", label: "Client secret", secret: true },
      ],
    },
  ],
  addresses: [{ name: "apiUrl", label: "Address", optional: true }],
  reach: { setting: "apiUrl", url: "https://www.psohubapp.com" },
  check: () => ({ route: "GET /companies", input: { query: { limit: 1 } } }),
  async load(): Promise<ProviderParts> {
    const { createPsohub } = await import("@tokens/psohub");
    const { psohubLogin } = await import("@tokens/psohub/login");
    return {
      open({ settings: { clientId, clientSecret, apiUrl } }, account, options) {
        return createPsohub({ clientId, clientSecret, ...(apiUrl && { apiUrl }), ...options, account });
      },
      login({ clientId, clientSecret, apiUrl }, options) {
        const login = psohubLogin({ clientId, clientSecret, ...(apiUrl && { apiUrl }), ...options });
        return {
          authorizationUrl: () => login.authorizationUrl(),
          exchange: async (callback, checks) => (await login.exchange(callback, checks as never)).session,
        };
      },
    };
  },
  async routes() {
    return Object.keys((await import("../routes/psohub.ts")).psohubRoutes);
  },
};
