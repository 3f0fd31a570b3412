import { defineProvider, type Field, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { PodioSession } from "./grants.ts";
import type { ApiKey, PodioClientOptions } from "./index.ts";
import { podioUrls } from "./urls.ts";

const apiKey: readonly Field[] = [
  { name: "clientId", label: "Client ID", hint: "Of your key at https://podio.com/settings/api" },
  { name: "clientSecret", label: "Client secret", secret: true },
];

/** Podio, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "podio",
  title: "Podio",
  authMethods: [
    { id: "login", title: "Log in as a user", redirects: true, fields: apiKey },
    {
      id: "app",
      title: "Authenticate as an app",
      accountField: "appId",
      fields: [
        ...apiKey,
        { name: "appId", label: "App ID", hint: "Under Developer in the app's menu" },
        { name: "appToken", label: "App token", secret: true },
      ],
    },
    {
      id: "user",
      title: "User name and password",
      accountField: "username",
      fields: [
        ...apiKey,
        { name: "username", label: "Email address" },
        { name: "password", label: "Password", secret: true },
      ],
    },
  ],
  addresses: [
    { name: "apiUrl", label: "API address", optional: true },
    { name: "authUrl", label: "Address of the login page", optional: true },
  ],
  apiUrl: ({ apiUrl = podioUrls.apiUrl }) => apiUrl,
  // An app can read itself only.
  check: ({ authMethod, settings }) =>
    authMethod === "app"
      ? { route: "GET /app/{app_id}", input: { app_id: settings["appId"] } }
      : { route: "GET /user/status" },
  userOf: (session) => {
    const { ref } = session as PodioSession;
    return ref && `${ref.type}/${ref.id}`;
  },
  reauthenticates: (realm) => realm.at(-1) === "app" || realm.at(-1) === "user",
  routes: async () => (await import("./routes.ts")).routes,
  async open({ authMethod, settings }, account, options) {
    const { createPodio } = await import("./index.ts");
    const { clientId, clientSecret, appId, appToken, username, password, apiUrl } = settings;
    // Sessions are plain ones here: the members that Podio adds pass through.
    const podioOptions = { ...options, clientId, clientSecret, ...(apiUrl && { apiUrl }) } as ApiKey &
      PodioClientOptions;
    const client = createPodio(podioOptions);
    if (authMethod === "app") return client.app(Number(appId), appToken);
    return authMethod === "user" ? client.user({ username, password }) : client.for(account);
  },
  async login({ settings: { clientId = "", clientSecret = "", apiUrl, authUrl } }, options) {
    const { podioLogin } = await import("./login.ts");
    const addresses = { ...(apiUrl && { apiUrl }), ...(authUrl && { authUrl }) };
    return podioLogin({ clientId, clientSecret, ...addresses, ...options });
  },
  importer: {
    reads: "a session of podio-php or podio-js, as JSON",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
