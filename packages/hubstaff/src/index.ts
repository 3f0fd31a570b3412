/**
 * The Hubstaff API, typed, with tokens that last.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { fileSessions } from "@tokens/session-file";
 *
 * const hubstaff = createHubstaff({ personalAccessToken: process.env.HUBSTAFF_PAT, sessions: fileSessions() });
 * const { user } = await hubstaff.request("GET /v2/users/me");
 * for await (const project of hubstaff.items("GET /v2/organizations/{organization_id}/projects", { organization_id: 7 })) {
 *   console.log(user.name, project.name);
 * }
 * ```
 *
 * @module
 */
export { createHubstaff, type Hubstaff, type HubstaffOptions, type HubstaffClientOptions } from "./client.ts";
export type {
  AccessTokenCredential,
  HubstaffCredential,
  OAuthAppCredential,
  OrganizationTokenCredential,
  PersonalAccessTokenCredential,
} from "./credentials.ts";
export type { HubstaffDiscovery, HubstaffMetadata, HubstaffSession } from "./discovery.ts";
export type { Endpoints } from "./endpoints.ts";
export type * from "./models.ts";
export type { ArrayForm } from "./paging.ts";
export type { RangeRoute } from "./range-limits.ts";
export { splitRange, type RangeInput } from "./split-range.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
export { hubstaffUrls } from "./urls.ts";
