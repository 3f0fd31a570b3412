/**
 * The `tokens` command as a function, for programs that embed it.
 *
 * @example
 * ```ts
 * import { systemClock } from "@tokens/core";
 * import { run, type Io } from "@tokens/cli";
 * import { loadProviders } from "@tokens/providers";
 *
 * const { stdin, stdout, stderr, env } = process;
 * const { signal } = new AbortController();
 * const openBrowser = async () => undefined;
 * const cwd = process.cwd();
 * const io: Io = { stdin, stdout, stderr, env, cwd, signal, clock: systemClock, fetch, openBrowser, loadProviders };
 * process.exitCode = await run(["status", "--json"], io);
 * ```
 *
 * @module
 */
export type { Input, Io, Output } from "./io.ts";
export { run } from "./run.ts";
