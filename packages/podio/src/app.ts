import { requireText, serviceUrl } from "@tokens/provider-kit";
import { podioUrls } from "./urls.ts";

/** An API key, created at podio.com/settings/api. */
export interface ApiKey {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** Addresses of a service other than the real one, e.g. a sandbox. */
export interface PodioAddresses {
  /** Address of the API. @default "https://api.podio.com" */
  readonly apiUrl?: string;
  /** Token endpoint; the older one is `<apiUrl>/oauth/token`. @default `<apiUrl>/oauth/token/v2` */
  readonly tokenUrl?: string;
  /** Encoding of token requests. @default "json" for an address that ends in `/v2`, otherwise "form" */
  readonly tokenFormat?: "json" | "form";
}

/** What token requests need. */
export interface PodioApp extends Required<PodioAddresses> {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Headers of every token request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Checks addresses and fills in the defaults. Throws `ProviderConfigurationError` for one that is not a URL, or not https. */
export function podioAddresses(given: PodioAddresses): Required<PodioAddresses> {
  const apiUrl = serviceUrl("apiUrl", given.apiUrl ?? podioUrls.apiUrl);
  const tokenUrl = serviceUrl("tokenUrl", given.tokenUrl ?? `${apiUrl}/oauth/token/v2`);
  return { apiUrl, tokenUrl, tokenFormat: given.tokenFormat ?? (tokenUrl.endsWith("/v2") ? "json" : "form") };
}

/** Checks an API key. Throws `ProviderConfigurationError` when half of it is missing. */
export function checkKey({ clientId, clientSecret }: ApiKey): Pick<PodioApp, "clientId" | "clientSecret"> {
  const hint = "Both are at https://podio.com/settings/api.";
  return {
    clientId: requireText("clientId", clientId, hint),
    clientSecret: requireText("clientSecret", clientSecret, hint),
  };
}
