import type { OAuthAppProvider } from "@tokens/provider-kit";

/** Sample and its authorization server. */
export const sampleProvider: OAuthAppProvider = {
  name: "sample",
  title: "Sample",
  apiUrl: "https://api.sample.example",
  authUrl: "https://auth.sample.example",
  paths: { authorization: "/oauth/authorize", token: "/oauth/token", revocation: "/oauth/revoke" },
  clientAuthentication: "client_secret_basic",
  scopes: ["read"],
  registration: "Create an app in Sample's developer settings.",
};
