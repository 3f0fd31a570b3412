import type { ApiKey, PodioClientOptions } from "@tokens/podio";
import type { Connection, Field, ProviderDescription, ProviderParts } from "../description.ts";

const apiKey: readonly Field[] = [
  { name: "clientId", label: "Client id", hint: "Of your key at https://podio.com/settings/api" },
  { name: "clientSecret", label: "Client secret", secret: true },
];

/** Sessions are plain ones here: what Podio adds to them passes through. */
type PodioOptions = ApiKey & PodioClientOptions;

/** Podio. */
export const podio: ProviderDescription = {
  name: "podio",
  title: "Podio",
  ways: [
    { id: "login", title: "Log in as a user", redirects: true, fields: apiKey },
    {
      id: "app",
      title: "Enter an app with its token",
      accountField: "appId",
      fields: [
        ...apiKey,
        { name: "appId", label: "App id", hint: "Under Developer in the app's menu" },
        { name: "appToken", label: "App token", secret: true },
      ],
    },
    {
      id: "user",
      title: "User name and password",
      accountField: "username",
      fields: [
        ...apiKey,
        { name: "username", label: "Mail address" },
        { name: "password", label: "Password", secret: true },
      ],
    },
  ],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Address of the login page", optional: true },
  ],
  reach: { setting: "apiUrl", url: "https://api.podio.com" },
  beginsAnew: ({ realm }) => realm.at(-1) === "app" || realm.at(-1) === "user",
  // An app sees itself only.
  check: ({ way, settings }) =>
    way === "app"
      ? { route: "GET /app/{app_id}", input: { app_id: settings["appId"] } }
      : { route: "GET /user/status" },
  imports: "a session of podio-php or podio-js, as JSON",
  async load(): Promise<ProviderParts> {
    const { createPodio, importSession } = await import("@tokens/podio");
    const { podioLogin } = await import("@tokens/podio/login");
    return {
      open({ way, settings }: Connection, account, options) {
        const { clientId, clientSecret, appId, appToken, username, password, apiUrl } = settings;
        const client = createPodio({ ...options, clientId, clientSecret, ...(apiUrl && { apiUrl }) } as PodioOptions);
        if (way === "app") return client.app(Number(appId), appToken);
        return way === "user" ? client.user({ username, password }) : client.for(account);
      },
      login({ clientId = "", clientSecret = "", apiUrl, authUrl }, options) {
        const addresses = { ...(apiUrl && { apiUrl }), ...(authUrl && { authUrl }) };
        const login = podioLogin({ clientId, clientSecret, ...addresses, ...options });
        return {
          authorizationUrl: () => login.authorizationUrl(),
          exchange: async (url, checks) => (await login.exchange(url, checks as never)).session,
        };
      },
      importSession: (content) => importSession(content),
    };
  },
  async routes() {
    return Object.keys((await import("../routes/podio.ts")).podioRoutes);
  },
};
