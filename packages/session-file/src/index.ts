/**
 * Stores each session in a private file that is replaced atomically, for programs on one machine. Processes share one refresh.
 *
 * @example
 * ```ts
 * import { newSession } from "@tokens/core";
 * import { fileSessions } from "@tokens/session-file";
 *
 * const sessions = fileSessions({ directory: "./sessions" });
 * await sessions.set("example:alice", newSession({ accessToken: "secret", obtainedAt: Date.now() }));
 * const session = await sessions.get("example:alice");
 * ```
 *
 * @module
 */
export { defaultDirectory } from "./directory.ts";
export { fileSessions, type FileSessions, type FileSessionsOptions } from "./file-sessions.ts";
