import type { ProviderDescription, ProviderParts } from "../description.ts";

/** Hubstaff. */
export const hubstaff: ProviderDescription = {
  name: "hubstaff",
  title: "Hubstaff",
  ways: [
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
        { name: "clientId", label: "Client id", hint: "Of your app at https://developer.hubstaff.com/apps" },
        { name: "clientSecret", label: "Client secret", secret: true },
      ],
    },
  ],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Authorization server", optional: true },
  ],
  reach: { setting: "apiUrl", url: "https://api.hubstaff.com" },
  check: () => ({ route: "GET /v2/users/me" }),
  imports: "the configState.json of the vendor's samples, or the config.toml of hubstaff-cli",
  async load(): Promise<ProviderParts> {
    const { createHubstaff, importConfigState } = await import("@tokens/hubstaff");
    const { hubstaffLogin } = await import("@tokens/hubstaff/login");
    return {
      open({ way, settings }, account, options) {
        const { personalAccessToken, clientId, clientSecret, ...addresses } = settings;
        const credential = way === "token" ? { personalAccessToken } : { clientId, clientSecret };
        return createHubstaff({ ...credential, ...addresses, ...options, account });
      },
      login({ clientId = "", clientSecret = "", authUrl }, options) {
        const login = hubstaffLogin({ clientId, clientSecret, ...(authUrl && { authUrl }), ...options });
        return { ...login, exchange: async (url, checks) => (await login.exchange(url, checks as never)).session };
      },
      importSession: importConfigState,
    };
  },
  async routes() {
    return Object.keys((await import("../routes/hubstaff.ts")).hubstaffRoutes);
  },
};
