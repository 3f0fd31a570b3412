import { TokenManager, type TokenManagerOptions } from "@tokens/core";
import {
  Client,
  clientSecretBasic,
  cursorPager,
  oauthProvider,
  requireOptions,
  serviceUrl,
  userAgent,
  type HttpOptions,
} from "@tokens/provider-kit";
import { checkApp, sampleUrls, type SampleApp } from "./app.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";

/** The Sample API for one account. */
export type Sample = Client<Endpoints>;

/** Options of `createSample`. */
export interface SampleOptions extends SampleApp, TokenManagerOptions {
  /**
   * Address of the API.
   * @default "https://api.sample.example"
   */
  readonly apiUrl?: string;
  /**
   * Address of the authorization server.
   * @default "https://auth.sample.example"
   */
  readonly authUrl?: string;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. */
  readonly http?: HttpOptions;
}

/** The Sample API. Throws `ProviderConfigurationError` at once when an option is missing or wrong. */
export function createSample(options: SampleOptions): Sample {
  requireOptions(options, "createSample({ clientId, clientSecret, sessions })");
  const { clientId, clientSecret } = checkApp(options);
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? sampleUrls.apiUrl);
  const authUrl = serviceUrl("authUrl", options.authUrl ?? sampleUrls.authUrl);
  const provider = oauthProvider({
    name: "sample",
    provider: "Sample",
    realm: [new URL(apiUrl).host, clientId],
    origins: [new URL(apiUrl).origin],
    endpoints: { tokenUrl: `${authUrl}/oauth/token`, revocationUrl: `${authUrl}/oauth/revoke` },
    client: clientSecretBasic(clientId, clientSecret),
    headers: userAgent("Sample", options.http?.headers),
  });
  return new Client<Endpoints>(
    {
      provider: "Sample",
      baseUrl: apiUrl,
      paging: cursorPager({
        parameter: "cursor",
        cursor: (page) => (page as Endpoints["GET /projects"]["output"]).next_cursor,
        items: (page) => (page as Endpoints["GET /projects"]["output"]).projects,
      }),
      readError,
      routes: () => import("./routes.ts"),
    },
    TokenManager.create(provider, options),
    options.http,
  );
}
