import { ProviderConfigurationError, TokenManager, type TokenManagerOptions } from "@tokens/core";
import {
  bareTokenSessions,
  Client,
  clientSecretPost,
  encodeQuery,
  linkPager,
  oauthProvider,
  optionalText,
  requireOptions,
  serviceUrl,
  userAgent,
  type HttpOptions,
} from "@tokens/provider-kit";
import { checkApp, gitlabUrls, type GitlabApp } from "./app.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";

/** The GitLab API for one account. */
export type Gitlab = Client<Endpoints>;

/** A personal, project or group access token. It is used as it is, without a store or a refresh. */
export interface GitlabAccessToken {
  readonly accessToken: string | undefined;
}

/** Options of `createGitlab` besides the credential. */
export interface GitlabClientOptions extends TokenManagerOptions {
  /**
   * Address of the instance.
   * @default "https://gitlab.com"
   */
  readonly apiUrl?: string;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. */
  readonly http?: HttpOptions;
}

/** Options of `createGitlab`. */
export type GitlabOptions = (GitlabApp | GitlabAccessToken) & GitlabClientOptions;

/**
 * The GitLab REST API v4. Authenticates as an application whose accounts come from logins, or with an access token.
 * Throws `ProviderConfigurationError` at once when an option is missing or wrong.
 */
export function createGitlab(options: GitlabOptions): Gitlab {
  requireOptions(options, "createGitlab({ clientId, clientSecret, sessions })");
  const { apiUrl: address = gitlabUrls.apiUrl, account = "default", http } = options;
  const { accessToken: given, clientId, clientSecret } = options as Partial<GitlabApp & GitlabAccessToken>;
  const accessToken = optionalText("accessToken", given);
  if (!accessToken && clientId === undefined && clientSecret === undefined)
    throw new ProviderConfigurationError("createGitlab() needs an accessToken or a clientId and clientSecret.");
  const apiUrl = serviceUrl("apiUrl", address);
  const app = accessToken ? { clientId: "token", clientSecret: "" } : checkApp({ clientId, clientSecret });
  const provider = oauthProvider({
    name: "gitlab",
    provider: "GitLab",
    realm: [new URL(apiUrl).host, app.clientId],
    origins: [new URL(apiUrl).origin],
    endpoints: { tokenUrl: `${apiUrl}/oauth/token`, revocationUrl: `${apiUrl}/oauth/revoke` },
    client: clientSecretPost(app.clientId, app.clientSecret),
    headers: userAgent("GitLab", http?.headers),
  });
  const sessions = accessToken ? bareTokenSessions(provider, account, { accessToken }) : options.sessions;
  return new Client<Endpoints>(
    {
      provider: "GitLab",
      baseUrl: `${apiUrl}/api/v4`,
      encodeQuery: (query) => encodeQuery(query, { arrays: "brackets" }),
      paging: linkPager(),
      readError,
      requestIdHeader: "x-request-id",
      routes: () => import("./routes.ts"),
    },
    TokenManager.create(provider, { ...options, ...(sessions && { sessions }) }),
    http,
  );
}
