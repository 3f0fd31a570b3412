/**
 * The ERGANI II API of the Greek Ministry of Labour, typed, with tokens that last.
 *
 * @example
 * ```ts
 * import { createErgani } from "@tokens/ergani";
 * import { fileSessions } from "@tokens/session-file";
 *
 * const ergani = createErgani({
 *   environment: "test",
 *   username: process.env.ERGANI_USERNAME,
 *   password: process.env.ERGANI_PASSWORD,
 *   sessions: fileSessions(),
 * });
 * for (const { Aa, Address } of await ergani.service("EX_BASE_02")) console.log(Aa, Address);
 * ```
 *
 * @module
 */
export { athensInstant } from "./athens.ts";
export { createErgani, type CallOptions, type Ergani, type ErganiClientOptions, type ErganiOptions } from "./client.ts";
export {
  type AccessTokenCredential,
  type ErganiAddress,
  type ErganiCredential,
  type ErganiEnvironment,
  type PasswordCredential,
} from "./credentials.ts";
export { documentCodes } from "./documents/documents.ts";
export type * from "./documents/models-changes.ts";
export type * from "./documents/models-ends.ts";
export type * from "./documents/models-shared.ts";
export type * from "./documents/models-starts.ts";
export type * from "./documents/models.ts";
export type * from "./documents/values.ts";
export { InvalidDocumentError, writeDocument } from "./documents/write.ts";
export type { Endpoints } from "./endpoints.ts";
export * from "./enums.ts";
export { messageLines, OutcomeUnknownError, type OutcomeUnknownDetails } from "./errors.ts";
export type { PunchOutcome } from "./look-up.ts";
export type * from "./models.ts";
export type { CodeList, ServiceArguments, ServiceCode, Services } from "./services.ts";
export type { SubmissionReference } from "./submit.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
export { erganiUrls } from "./urls.ts";
