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
 * const runProgram = () => Promise.reject(new Error("This program runs no others."));
 * const cwd = process.cwd();
 * const streams = { stdin, stdout, stderr };
 * const io: Io = { ...streams, env, cwd, signal, clock: systemClock, fetch, openBrowser, runProgram, loadProviders };
 * process.exitCode = await run(["status", "--json"], io);
 * ```
 *
 * @module
 */
export type { Input, Io, Output } from "./io.ts";
export { run } from "./run.ts";
