import { systemClock, TokenManager, type TokenManagerOptions } from "@tokens/core";
import {
  bareTokenSessions,
  Client,
  requireOptions,
  serviceUrl,
  userAgent,
  type HttpOptions,
} from "@tokens/provider-kit";
import { checkCredential, type HubstaffCredential } from "./credentials.ts";
import { discovery, type HubstaffSession } from "./discovery.ts";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { encodeQuery, paging, type ArrayForm } from "./paging.ts";
import { hubstaffProvider } from "./provider.ts";
import { hubstaffUrls } from "./urls.ts";

/** The Hubstaff API for one account. */
export interface Hubstaff extends Client<Endpoints, HubstaffSession> {
  readonly request: DocumentedRequest;
  for(account: string): Hubstaff;
}

/** Options of `createHubstaff` besides the credential. */
export interface HubstaffClientOptions extends TokenManagerOptions<HubstaffSession> {
  /**
   * Address of the API.
   * @default "https://api.hubstaff.com"
   */
  readonly apiUrl?: string;
  /**
   * Address of the authorization server.
   * @default "https://account.hubstaff.com"
   */
  readonly authUrl?: string;
  /**
   * How queries encode arrays.
   * @default "csv"
   */
  readonly arrays?: ArrayForm;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A `User-Agent` here is also sent with token requests. */
  readonly http?: HttpOptions;
}

/** Options of `createHubstaff`. */
export type HubstaffOptions = HubstaffCredential & HubstaffClientOptions;

/**
 * The Hubstaff API. Authenticates with a personal access token, an OAuth app, an organization token or an access token.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createHubstaff(options: HubstaffOptions): Hubstaff {
  requireOptions(options, "createHubstaff({ personalAccessToken })");
  const credential = checkCredential(options);
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? hubstaffUrls.apiUrl);
  const authUrl = serviceUrl("authUrl", options.authUrl ?? hubstaffUrls.authUrl);
  const { account = "default", arrays = "csv", http, clock = systemClock, deadlineMs = 10_000 } = options;
  const headers = userAgent("Hubstaff", http?.headers);
  // A quarter of the deadline: the token request needs the rest.
  const discover = discovery(authUrl, { clock, waitMs: deadlineMs / 4, headers });
  const provider = hubstaffProvider(credential, { apiUrl, authUrl }, account, { discover, headers });
  const sessions =
    credential.kind === "bare" ? bareTokenSessions(provider, account, { accessToken: credential.token }) : undefined;
  const tokens = TokenManager.create(provider, { ...options, ...(sessions && { sessions }) });
  return new Client<Endpoints, HubstaffSession>(
    {
      provider: "Hubstaff",
      baseUrl: apiUrl,
      encodeQuery: (query) => encodeQuery(query, arrays),
      paging,
      readError,
      routes: () => import("./routes.ts"),
    },
    tokens,
    http,
  );
}
