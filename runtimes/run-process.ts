import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Result } from "./suite/case.ts";
import type { Run } from "./run.ts";

const longestMs = 240_000;

/** Runs the bundled `suite/process.ts` with a runtime that has processes. */
export async function runProcess(command: readonly string[], { consumer, settings, report }: Run): Promise<void> {
  const [program = "", ...options] = command;
  const parameters = [...options, join(consumer, "suite/process.js"), JSON.stringify(settings)];
  const child = spawn(program, parameters, {
    cwd: consumer,
    env: { PATH: process.env["PATH"], HOME: consumer, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longestMs,
    killSignal: "SIGKILL",
  });
  const said: string[] = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  createInterface(child.stdout).on("line", (line) => {
    if (line.startsWith('{"name"')) report(JSON.parse(line) as Result);
    else said.push(line);
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  if (code === 0) return;
  throw new Error(`It ended with ${signal ?? code}. It said last:\n${said.slice(-12).join("\n")}`);
}
