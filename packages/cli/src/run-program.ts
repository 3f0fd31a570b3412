import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Io } from "./io.ts";

/** Signals that end or steer a program. */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"] as const;
/** A terminal sends these to the program itself. */
const fromTerminal: readonly string[] = ["SIGINT", "SIGHUP", "SIGQUIT"];

/** Runs programs for `tokens exec`, and forwards the signals of this process to the running one. */
export interface ProgramRunner extends Pick<Io, "runProgram"> {
  /** Whether a program is running, which then handles signals itself. */
  isRunning(): boolean;
}

/** Creates the runner of a process. */
export function programRunner({ stdin }: Pick<NodeJS.Process, "stdin">): ProgramRunner {
  let running: ChildProcess | undefined;
  return {
    isRunning: () => running !== undefined,
    async runProgram(command, parameters, env) {
      const child = spawn(command, parameters, { stdio: "inherit", env });
      const listeners = forwarded.map((signal) => {
        const forward = (): void => {
          if (!stdin.isTTY || !fromTerminal.includes(signal)) child.kill(signal);
        };
        process.on(signal, forward);
        return () => process.off(signal, forward);
      });
      running = child;
      try {
        const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
        return code ?? 128 + constants.signals[signal!];
      } finally {
        running = undefined;
        for (const stop of listeners) stop();
      }
    },
  };
}
