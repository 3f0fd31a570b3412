import { systemClock } from "@tokens/core";
import { exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { run } from "./run.ts";

/** Runs the command as this process. */
export async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  const interrupt = (): void => {
    // A refresh under way is stored first. Who presses twice does not want to wait for that.
    if (stop.signal.aborted) process.exit(exitCodes.interrupted.code);
    stop.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
  let unread = false;
  for (const output of [stdout, stderr])
    output.on("error", () => {
      // Whoever read is gone, e.g. `| head`: that is no failure of ours.
      unread = true;
      stop.abort();
    });
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env,
    clock: systemClock,
    fetch: (input, init) => fetch(input, init),
    signal: stop.signal,
    openBrowser: async (url) => (await import("open")).default(url),
  };
  const code = await run(process.argv.slice(2), io);
  process.exitCode = unread ? exitCodes.done.code : code;
}
