/**
 * The Podio API, typed, with tokens that last.
 *
 * @example
 * ```ts
 * import { createPodio, defineApp, f, itemsOf } from "@tokens/podio";
 * import { fileSessions } from "@tokens/session-file";
 *
 * const podio = createPodio({
 *   clientId: process.env.PODIO_CLIENT_ID,
 *   clientSecret: process.env.PODIO_CLIENT_SECRET,
 *   sessions: fileSessions(),
 * });
 * const bugs = itemsOf(
 *   podio.app(111, process.env.PODIO_APP_TOKEN),
 *   defineApp(111, { title: f.text(), state: f.category(), total: f.calculation() }),
 * );
 * for await (const bug of bugs.all()) console.log(bug.title, bug.fields.total?.[0]);
 * ```
 *
 * @module
 */
export { batch, type Outcome } from "./batch.ts";
export type { ApiKey, PodioAddresses } from "./app.ts";
export type { PodioClient, PodioResponse } from "./client.ts";
export { createPodio, type BareToken, type Podio, type PodioClientOptions } from "./create-podio.ts";
export type { Endpoints } from "./endpoints.ts";
export { PodioError, PodioRateLimitError } from "./errors.ts";
export { exportSession, phpSessions, type PhpRedisHash, type PhpSession, type PhpStore } from "./export.ts";
export {
  defineApp,
  f,
  readItem,
  type AppDefinition,
  type FieldChanges,
  type FieldDefinition,
  type FieldMakers,
  type FieldOptions,
  type FieldValues,
  type Item,
  type NewFields,
  type Schema,
} from "./fields/define.ts";
export type * from "./fields/kinds.ts";
export { writeFields } from "./fields/write.ts";
export {
  attachFile,
  downloadFile,
  uploadFile,
  type DownloadOptions,
  type PreviewSize,
  type UploadOptions,
  type UploadSource,
} from "./files.ts";
export { printDefinition } from "./generate-types.ts";
export {
  hookHandler,
  parseHookEvent,
  type HookEvent,
  type HookHandlerOptions,
  type HookVerification,
} from "./hooks.ts";
export { itemsOf, type ItemPage, type Items, type ItemUpdateOptions, type ItemWriteOptions } from "./items.ts";
export type { IterateOptions } from "./iterate.ts";
export { keepAlive } from "./keep-alive.ts";
export type * from "./models.ts";
export type { AuthType, PodioSession } from "./grants.ts";
export type { LimiterOptions, PodioRateLimit } from "./rate-limits.ts";
export { SecondFactorRequiredError, type SecondFactor } from "./second-factor.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
export { podioUrls } from "./urls.ts";
