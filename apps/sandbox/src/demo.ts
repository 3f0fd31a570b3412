import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { demoView } from "./demo-view.ts";
import { startSandbox, type Sandbox } from "./sandbox.ts";

const program = fileURLToPath(new URL("../../hubstaff-me/src/main.ts", import.meta.url));
const workers = 4;
const everySeconds = 0.5;

/** A line that hubstaff-me prints with --json. */
export type WorkerLine =
  | { readonly type: "user"; readonly user: { readonly name: string } }
  | { readonly type: string; readonly expiresAt?: number; readonly durationMs?: number };

/**
 * Four processes ask a sandbox for users/me with one session in one file, while its access tokens live for seconds.
 * In a terminal until Ctrl-C; elsewhere for one full cycle.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "access-ttl": { type: "string", default: "30" } } });
  const ttlMs = Number(values["access-ttl"]) * 1000;
  if (!(ttlMs >= 2000)) throw new RangeError(`--access-ttl takes seconds from 2 up, not "${values["access-ttl"]}".`);
  const sandbox = await startOnSomePort(ttlMs);
  const directory = await mkdtemp(join(tmpdir(), "tokens-demo-"));
  const children: ChildProcess[] = [];
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  // The terminal may be gone before the processes are.
  process.stdout.on("error", () => stop.abort());

  const view = demoView({
    sandbox: sandbox.urls.hubstaff,
    directory,
    ttlMs,
    workers,
    stats: () => sandbox.stage("hubstaff").stats(),
  });
  try {
    view.start();
    for (let worker = 1; worker <= workers; worker++) {
      const child = startWorker(sandbox, directory);
      children.push(child);
      createInterface({ input: child.stdout! }).on("line", (line) => view.line(worker, JSON.parse(line) as WorkerLine));
      createInterface({ input: child.stderr! }).on("line", (line) => view.trouble(worker, line));
      child.once("exit", (code) => code && stop.abort());
    }
    await Promise.race([view.fullCycle, new Promise((resolve) => stop.signal.addEventListener("abort", resolve))]);
  } finally {
    await Promise.all(children.map(end));
    view.finish();
    await sandbox.close();
    await rm(directory, { recursive: true });
  }
}

async function startOnSomePort(accessTtlMs: number): Promise<Sandbox> {
  try {
    return await startSandbox({ port: 4010, accessTtlMs });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return startSandbox({ port: 0, accessTtlMs });
  }
}

function startWorker(sandbox: Sandbox, directory: string): ChildProcess {
  const { HUBSTAFF_PAT: _, ...env } = process.env;
  return spawn(process.execPath, ["-C", "@tokens/source", program, "--json", "--every", String(everySeconds)], {
    env: { ...env, TOKENS_SANDBOX: sandbox.urls.control, TOKENS_DIRECTORY: directory },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

main().catch((error: Error) => {
  process.stderr.write(`The demonstration stopped: ${error.message}\n`);
  process.exitCode = 1;
});
