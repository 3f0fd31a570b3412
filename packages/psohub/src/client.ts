import { Client, requireOptions, requireText, serviceUrl, userAgent, type HttpOptions } from "@tokens/provider-kit";
import { ProviderConfigurationError, TokenManager, type TokenManagerOptions } from "@tokens/core";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { canReadIds, idJson, type IdForm } from "./json.ts";
import { encodePsohubQuery, paging, withTruncation } from "./lists.ts";
import { psohubProvider, type PsohubApp, type PsohubSession } from "./provider.ts";
import { psohubUrls } from "./urls.ts";

/** The PSOhub API for one account. */
export interface Psohub extends Client<Endpoints, PsohubSession> {
  readonly request: DocumentedRequest;
  for(account: string): Psohub;
}

/** Options of `createPsohub`. */
export interface PsohubOptions extends TokenManagerOptions<PsohubSession> {
  /** Client id of the app, from PSOhub's developer portal. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** Sent when a session is refreshed that has no redirect URI of its own, e.g. an imported one. */
  readonly redirectUri?: string;
  /** @default "https://www.psohubapp.com" */
  readonly apiUrl?: string;
  /**
   * How ids are written in bodies. PSOhub itself writes most of them as integers.
   * @default "integer"
   */
  readonly ids?: IdForm;
  /**
   * The server's name for the filter `accountid` of timesheets and expenses.
   * @default "accountid"
   */
  readonly userFilter?: string;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A `User-Agent` here is also sent with token requests. */
  readonly http?: HttpOptions;
}

/**
 * The PSOhub API. Accounts come from a login (`@tokens/psohub/login`).
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong, or the runtime cannot read 64-bit ids.
 */
export function createPsohub(options: PsohubOptions): Psohub {
  requireOptions(options, "createPsohub({ clientId, clientSecret })");
  const app = checkApp(options, userAgent("PSOhub", options.http?.headers));
  const apiUrl = serviceUrl("apiUrl", options.apiUrl ?? psohubUrls.apiUrl);
  const { ids = "integer", userFilter = "accountid", redirectUri, http } = options;
  if (!canReadIds()) {
    throw new ProviderConfigurationError(
      "This runtime's JSON.parse does not provide the source text of numbers, so ids beyond 2^53 would be changed: use Node 22 or newer.",
    );
  }
  const tokens = TokenManager.create(psohubProvider(app, apiUrl, redirectUri), options);
  return new Client<Endpoints, PsohubSession>(
    {
      provider: "PSOhub",
      baseUrl: `${apiUrl}/rest/psohubapi/v1`,
      encodeQuery: (query) => encodePsohubQuery(query, userFilter),
      paging,
      readError,
      json: idJson(ids),
      output: withTruncation,
      routes: () => import("./routes.ts"),
    },
    tokens,
    http,
  );
}

/** Checks an app. Throws `ProviderConfigurationError` when half of it is missing. `headers` are those of token requests. */
export function checkApp(
  { clientId, clientSecret }: Pick<PsohubOptions, "clientId" | "clientSecret">,
  headers: PsohubApp["headers"],
): PsohubApp {
  const hint = "Create an app in the developer portal; Hello@psohub.com gives access.";
  return {
    clientId: requireText("clientId", clientId, hint),
    clientSecret: requireText("clientSecret", clientSecret, hint),
    headers,
  };
}
