import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { UserType } from "./enums.ts";
import { erganiUrls } from "./urls.ts";

const apiUrls: Readonly<Record<string, string>> = erganiUrls;

/** ERGANI II, as tools see it. */
export const provider: ProviderDescriptor = defineProvider({
  name: "ergani",
  title: "Ergani",
  authMethods: [
    {
      id: "password",
      title: "User name and password",
      accountField: "username",
      fields: [
        { name: "username", label: "User name" },
        { name: "password", label: "Password", secret: true },
        { name: "userType", label: "User type (01, 02 or 03)", optional: true, default: "01" },
        { name: "environment", label: "Environment", hint: "production, test, or the address of the API" },
      ],
    },
  ],
  addresses: [],
  apiUrl: ({ environment = "production" }) => apiUrls[environment] ?? environment,
  check: () => ({ route: "GET /WebServices/ServicesList" }),
  reauthenticates: () => true,
  routes: async () => (await import("./routes.ts")).routes,
  async open({ settings: { username, password, userType, environment } }, account, options) {
    const { createErgani } = await import("./index.ts");
    const credential = { username, password, ...(userType && { userType: userType as UserType }) };
    const address = environment && environment in apiUrls ? { environment } : { apiUrl: environment };
    return createErgani({ ...credential, ...address, ...options, account });
  },
  importer: {
    reads: "a token file of oxygen-ergani",
    parse: async (text) => (await import("./import.ts")).importSession(text),
  },
  sandbox: async () => (await import("./msw/index.ts")).sandboxServer,
});
