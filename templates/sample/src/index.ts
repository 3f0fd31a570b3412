/**
 * The Sample API, typed, with tokens that refresh themselves.
 *
 * @example
 * ```ts
 * import { createSample } from "@tokens/sample";
 *
 * const client = createSample({ clientId: process.env.SAMPLE_CLIENT_ID, clientSecret: process.env.SAMPLE_CLIENT_SECRET });
 * const { name } = await client.for("alice").request("GET /user");
 * ```
 *
 * @module
 */
export { createSample, type Sample, type SampleOptions } from "./client.ts";
export type { Endpoints } from "./endpoints.ts";
export type * from "./models.ts";
export { sampleProvider } from "./provider.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
