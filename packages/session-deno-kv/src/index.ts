/**
 * Sessions in Deno KV, for programs on Deno and Deno Deploy: each refresh happens once across all processes and regions.
 *
 * @example
 * ```ts
 * import { denoKvSessions } from "@tokens/session-deno-kv";
 *
 * const sessions = denoKvSessions(await Deno.openKv());
 * console.log(await sessions.get("hubstaff:default"));
 * ```
 *
 * @module
 */
export { denoKvSessions, type DenoKvSessions, type DenoKvSessionsOptions } from "./deno-kv-sessions.ts";
export type { DenoKv, DenoKvAtomic, DenoKvEntry, DenoKvKey } from "./kv.ts";
