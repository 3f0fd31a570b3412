import { systemClock } from "@tokens/core";
import { exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { run } from "./run.ts";
import { programRunner } from "./run-program.ts";

/** Runs the command as this process. */
export async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  const { runProgram, isRunning } = programRunner(process);
  const interrupt = (): void => {
    if (isRunning()) return;
    // The first Ctrl-C waits for a refresh in progress to be stored, the second does not.
    if (stop.signal.aborted) process.exit(exitCodes.interrupted.code);
    stop.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
  let closed = false;
  for (const output of [stdout, stderr])
    output.on("error", () => {
      // The reader closed the pipe, as in `| head`: not a failure.
      closed = true;
      stop.abort();
    });
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    clock: systemClock,
    fetch: (input, init) => fetch(input, init),
    signal: stop.signal,
    openBrowser: async (url) => (await import("open")).default(url),
    runProgram,
    loadProviders: async (added) => (await import("@tokens/providers")).loadProviders(added),
  };
  const code = await run(process.argv.slice(2), io);
  process.exitCode = closed ? exitCodes.done.code : code;
}
