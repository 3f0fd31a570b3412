import { Client, serviceUrl, userAgent, type HttpOptions } from "@tokens/provider-kit";
import {
  memorySessions,
  newSession,
  sessionKey,
  systemClock,
  TokenManager,
  type TokenManagerOptions,
} from "@tokens/core";
import { checkCredential, type HubstaffCredential } from "./credentials.ts";
import { discovery, type HubstaffSession } from "./discovery.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { encodeQuery, paging, type ArrayForm } from "./paging.ts";
import { hubstaffProvider } from "./provider.ts";

/** The Hubstaff API for one account. */
export type Hubstaff = Client<Endpoints, HubstaffSession>;

/** Options of `createHubstaff` besides the credential. */
export interface HubstaffClientOptions extends TokenManagerOptions<HubstaffSession> {
  /**
   * Where the API is.
   * @default "https://api.hubstaff.com"
   */
  readonly apiUrl?: string;
  /**
   * The authorization server.
   * @default "https://account.hubstaff.com"
   */
  readonly authUrl?: string;
  /**
   * How arrays are written in queries.
   * @default "csv"
   */
  readonly arrays?: ArrayForm;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A `User-Agent` here is that of token requests, too. */
  readonly http?: HttpOptions;
}

/** Options of `createHubstaff`. */
export type HubstaffOptions = HubstaffCredential & HubstaffClientOptions;

/** Where Hubstaff is. */
export const hubstaffUrls = { apiUrl: "https://api.hubstaff.com", authUrl: "https://account.hubstaff.com" } as const;

/**
 * The Hubstaff API, entered with a personal access token, an OAuth app, an organization token or a bare access token.
 * Throws `ProviderConfigurationError` at once when the credential or a URL is unfit.
 */
export function createHubstaff(options: HubstaffOptions): Hubstaff {
  const credential = checkCredential(options);
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? hubstaffUrls.apiUrl);
  const authUrl = serviceUrl("authUrl", options.authUrl ?? hubstaffUrls.authUrl);
  const { account = "default", arrays = "csv", http, clock = systemClock, deadlineMs = 10_000 } = options;
  const headers = userAgent("Hubstaff", http?.headers);
  // Most of the deadline is for the token request.
  const discover = discovery(authUrl, { clock, waitMs: deadlineMs / 4, headers });
  const provider = hubstaffProvider(credential, { apiUrl, authUrl }, account, { discover, headers });
  const sessions =
    credential.kind === "bare"
      ? bareSessions(credential.token, sessionKey(provider.name, ...provider.realm, account))
      : undefined;
  const tokens = TokenManager.create(provider, { ...options, ...(sessions && { sessions }) });
  return new Client<Endpoints, HubstaffSession>(
    {
      provider: "Hubstaff",
      baseUrl: apiUrl,
      encodeQuery: (query) => encodeQuery(query, arrays),
      paging,
      readError,
    },
    tokens,
    http,
  );
}

function bareSessions(accessToken: string, key: string): ReturnType<typeof memorySessions<HubstaffSession>> {
  return memorySessions({ entries: [[key, newSession({ accessToken, obtainedAt: 0 })]] });
}
