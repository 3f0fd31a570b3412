import { Client, serviceUrl, type HttpOptions } from "@tokens/provider-kit";
import { ProviderConfigurationError, TokenManager, type TokenManagerOptions } from "@tokens/core";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { canReadIds, idJson, type IdForm } from "./json.ts";
import { encodeQuery, paging, withTruncation } from "./lists.ts";
import { psohubProvider, type PsohubApp, type PsohubSession } from "./provider.ts";

/** The PSOhub API for one account. */
export type Psohub = Client<Endpoints, PsohubSession>;

/** Options of `createPsohub`. */
export interface PsohubOptions extends TokenManagerOptions<PsohubSession> {
  /** Of the app, from PSOhub's developer portal. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** Sent at a refresh of a session that does not remember its own (one that was imported). */
  readonly redirectUri?: string;
  /** @default https://www.psohubapp.com */
  readonly apiUrl?: string;
  /**
   * How ids are written in bodies.
   *
   * @default "integer", as PSOhub itself writes most
   */
  readonly ids?: IdForm;
  /**
   * What the server calls the filter `accountid` of timesheets and expenses.
   *
   * @default "accountid"
   */
  readonly userFilter?: string;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. */
  readonly http?: HttpOptions;
}

/** Where PSOhub is. */
export const psohubUrls = { apiUrl: "https://www.psohubapp.com" } as const;

/**
 * The PSOhub API. Accounts come from a login (`@tokens/psohub/login`).
 * Throws `ProviderConfigurationError` at once when the app or the URL is unfit, or the runtime cannot read 64-bit ids.
 */
export function createPsohub(options: PsohubOptions): Psohub {
  const app = checkApp(options);
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? psohubUrls.apiUrl);
  const { ids = "integer", userFilter = "accountid", redirectUri, http } = options;
  if (!canReadIds()) {
    throw new ProviderConfigurationError(
      "This runtime's JSON.parse does not tell how a number was written, so ids beyond 2^53 would be changed: use Node 22 or newer.",
    );
  }
  const tokens = TokenManager.create(psohubProvider(app, apiUrl, redirectUri), options);
  return new Client<Endpoints, PsohubSession>(
    {
      provider: "PSOhub",
      baseUrl: `${apiUrl}/rest/psohubapi/v1`,
      encodeQuery: (query) => encodeQuery(query, userFilter),
      paging,
      readError,
      json: idJson(ids),
      output: withTruncation,
    },
    tokens,
    http,
  );
}

/** Both halves of an app, without what a paste brings along. Throws `ProviderConfigurationError` when one is missing. */
export function checkApp(given: { clientId: string | undefined; clientSecret: string | undefined }): PsohubApp {
  const [clientId, clientSecret] = [given.clientId?.trim(), given.clientSecret?.trim()];
  if (clientId && clientSecret) return { clientId, clientSecret };
  throw new ProviderConfigurationError(
    "A PSOhub app needs both clientId and clientSecret: create one in the developer portal (Hello@psohub.com gives access).",
  );
}
