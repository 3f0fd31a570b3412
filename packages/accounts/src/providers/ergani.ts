import type { ProviderDescription, ProviderParts } from "../description.ts";

/** ERGANI II. */
export const ergani: ProviderDescription = {
  name: "ergani",
  title: "Ergani",
  ways: [
    {
      id: "password",
      title: "User name and password",
      accountField: "username",
      fields: [
        { name: "username", label: "User name" },
        { name: "password", label: "Password", secret: true },
        { name: "userType", label: "User type (01, 02 or 03)", optional: true, preset: "01" },
        {
          name: "environment",
          label: "Environment",
          hint: "production, test, or the address of the API",
        },
      ],
    },
  ],
  addresses: [],
  reach: {
    setting: "environment",
    url: "https://eservices.yeka.gr/WebservicesAPI/api",
    named: { test: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api" },
  },
  beginsAnew: () => true,
  check: () => ({ route: "GET /WebServices/ServicesList" }),
  imports: "a token file of oxygen-ergani",
  async load(): Promise<ProviderParts> {
    const { createErgani, erganiUrls, readPhpTokenFile } = await import("@tokens/ergani");
    return {
      open({ settings: { username, password, userType, environment } }, account, options) {
        const credential = { username, password, ...(userType && { userType: userType as "01" }) };
        const address = environment && environment in erganiUrls ? { environment } : { apiUrl: environment };
        return createErgani({ ...credential, ...address, ...options, account });
      },
      importSession: readPhpTokenFile,
    };
  },
  async routes() {
    return Object.keys((await import("../routes/ergani.ts")).erganiRoutes);
  },
};
