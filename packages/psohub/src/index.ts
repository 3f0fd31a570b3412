/**
 * The PSOhub API, typed, with tokens that last.
 *
 * @example
 * ```ts
 * import { createPsohub, id, type ProjectId } from "@tokens/psohub";
 *
 * const psohub = createPsohub({
 *   clientId: process.env.PSOHUB_CLIENT_ID,
 *   clientSecret: process.env.PSOHUB_CLIENT_SECRET,
 * });
 * // After a login: await psohub.for("alice").tokens.save(session)
 * const hours = await psohub.for("alice").request("GET /timesheets", {
 *   query: { projectid: id<ProjectId>("13229323915872053"), limit: 500 },
 * });
 * if (hours.truncated) console.warn("There may be more than 500.");
 * ```
 *
 * @module
 */
export { createPsohub, type Psohub, type PsohubOptions } from "./client.ts";
export type { ByProjectOrUser, Endpoints } from "./endpoints.ts";
export { id } from "./id.ts";
export type { IdForm } from "./json.ts";
export type * from "./models.ts";
export type { PsohubSession } from "./provider.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
export { psohubUrls } from "./urls.ts";
