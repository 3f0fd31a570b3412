import {
  createOAuthClient,
  encodeQuery,
  linkPager,
  type BareToken,
  type Client,
  type OAuthApp,
  type OAuthClientOptions,
} from "@tokens/provider-kit";
import { checkToken } from "./check-token.ts";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { gitlabProvider } from "./provider.ts";

/** The GitLab API for one account. */
export interface Gitlab extends Client<Endpoints> {
  readonly request: DocumentedRequest;
  for(account: string): Gitlab;
}

/** Options of `createGitlab`: an application, or a personal, project or group access token. */
export type GitlabOptions = (OAuthApp | BareToken) & OAuthClientOptions;

/** The GitLab REST API v4. Throws `ProviderConfigurationError` at once when an option is missing or wrong. */
export function createGitlab(options: GitlabOptions): Gitlab {
  return createOAuthClient<Endpoints>(gitlabProvider, options, {
    usage: "createGitlab({ clientId, clientSecret, sessions })",
    checkToken,
    basePath: "/api/v4",
    encodeQuery: (query) => encodeQuery(query, { arrays: "brackets" }),
    paging: linkPager(),
    readError,
    requestIdHeader: "x-request-id",
    routes: () => import("./routes.ts"),
  });
}
