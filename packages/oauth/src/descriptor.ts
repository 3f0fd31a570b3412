import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { OAuthSession } from "./server.ts";
import { addresses, clientCredentialsMethod, deviceMethod, loginMethod, registerMethod } from "./connect/fields.ts";

/** What servers call a user or a company in a token response or a callback. */
const owners = ["user_id", "user_nsid", "workspace_id", "realmId"];

/** Any OAuth server, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "oauth",
  title: "Any OAuth server",
  authMethods: [loginMethod([]), registerMethod([]), deviceMethod([]), clientCredentialsMethod([])],
  addresses,
  apiUrl: ({ apiUrl, issuer, tokenUrl }) => apiUrl ?? issuer ?? tokenUrl ?? "",
  check: () => undefined,
  routes: () => Promise.resolve([]),
  userOf: (session) => {
    const { parameters = {} } = session as OAuthSession;
    return owners.map((name) => parameters[name]).find(Boolean);
  },
  open: async (...call) => (await import("./connect/open.ts")).openAccount(...call),
  login: async (...call) => (await import("./connect/log-in.ts")).logIn(...call),
  register: async (...call) => (await import("./connect/log-in.ts")).register(...call),
  device: async (...call) => (await import("./connect/log-in.ts")).logInOnDevice(...call),
  sandbox: async () => {
    const [{ sandboxServer }, { loadServers }] = await Promise.all([
      import("./msw/index.ts"),
      import("./servers/index.ts"),
    ]);
    const servers = await loadServers();
    return (options) => sandboxServer(servers, options);
  },
  servers: {
    list: async () => (await import("./connect/describe.ts")).listServers(),
    importKinds: async () => (await import("./import/index.ts")).importKinds,
    describe: async (...call) => (await import("./connect/describe.ts")).describeServer(provider, ...call),
  },
});
