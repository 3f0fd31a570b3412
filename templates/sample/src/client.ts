import {
  createOAuthClient,
  cursorPager,
  type Client,
  type OAuthApp,
  type OAuthClientOptions,
} from "@tokens/provider-kit";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import { sampleProvider } from "./provider.ts";

/** The Sample API for one account. */
export interface Sample extends Client<Endpoints> {
  readonly request: DocumentedRequest;
  for(account: string): Sample;
}

/** Options of `createSample`. */
export type SampleOptions = OAuthApp & OAuthClientOptions;

type ProjectPage = Endpoints["GET /projects"]["output"];

/** The Sample API. Throws `ProviderConfigurationError` at once when an option is missing or wrong. */
export function createSample(options: SampleOptions): Sample {
  return createOAuthClient<Endpoints>(sampleProvider, options, {
    usage: "createSample({ clientId, clientSecret, sessions })",
    paging: cursorPager({
      parameter: "cursor",
      cursor: (page) => (page as ProjectPage).next_cursor,
      items: (page) => (page as ProjectPage).projects,
    }),
    readError,
    routes: () => import("./routes.ts"),
  });
}
