import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./published-packages.ts";

/** Where and how a program runs. */
export interface CommandOptions {
  /** @default the root */
  readonly cwd?: string;
  /** @default the environment of this process, with the tools of the workspace on its path */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How long it may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
const ofThisProcess = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

/** Runs a program, and resolves with what it printed to stdout. Rejects with all that it printed when it fails. */
export function command(
  [program = "", ...parameters]: readonly string[],
  { cwd = root, env = ofThisProcess, timeoutMs, signal }: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const all: Buffer[] = [];
    const printed: Buffer[] = [];
    const options = { cwd, env, timeout: timeoutMs, signal };
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => all.push(chunk));
    child.once("error", reject);
    child.once("close", (code, killedBy) => {
      if (code === 0) return resolve(Buffer.concat(printed).toString());
      const line = [program, ...parameters.slice(0, 2)].join(" ");
      reject(new Error(`${line} ended with ${killedBy ?? code}:\n${Buffer.concat(all).toString().trim()}`));
    });
  });
}
