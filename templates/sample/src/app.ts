import { requireText } from "@tokens/provider-kit";

/** An OAuth app. Its accounts come from logins (`@tokens/sample/login`). */
export interface SampleApp {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** Where Sample is. */
export const sampleUrls = { apiUrl: "https://api.sample.example", authUrl: "https://auth.sample.example" } as const;

/** Both parts of an app, checked. Throws `ProviderConfigurationError` when one is missing. */
export function checkApp({ clientId, clientSecret }: SampleApp): { clientId: string; clientSecret: string } {
  const hint = "Create an app in Sample's developer settings.";
  return {
    clientId: requireText("clientId", clientId, hint),
    clientSecret: requireText("clientSecret", clientSecret, hint),
  };
}
