/**
 * The `tokens` command as a function, for programs that run it within themselves.
 *
 * @example
 * ```ts
 * import { systemClock } from "@tokens/core";
 * import { run } from "@tokens/cli";
 *
 * const { stdin, stdout, stderr, env } = process;
 * const { signal } = new AbortController();
 * const io = { stdin, stdout, stderr, env, signal, clock: systemClock, fetch, openBrowser: async () => undefined };
 * process.exitCode = await run(["status", "--json"], io);
 * ```
 *
 * @module
 */
export type { Input, Io, Output } from "./io.ts";
export { run } from "./run.ts";
