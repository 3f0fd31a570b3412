import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { providers } from "@tokens/sandbox/providers";
import { openStore, type Store } from "@tokens/store";
import { startConsole, type Console, type ConsoleOptions } from "../console.ts";
import { sandboxPresets } from "../presets.ts";
import { connectAccounts } from "./accounts.ts";
import { fullCycle } from "./cycle.ts";

const program = fileURLToPath(new URL("worker.ts", import.meta.url));
const workers = ["worker-1", "worker-2", "worker-3"];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * A sandbox with tokens of half a minute, accounts of every provider in it, processes that use them, and the console that shows it
 * all. In a terminal until Ctrl-C; elsewhere it tells of one full cycle and ends.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "access-ttl": { type: "string", default: "30" } } });
  const accessTtlMs = Number(values["access-ttl"]) * 1000;
  if (!(accessTtlMs >= 2000))
    throw new TypeError(`--access-ttl takes seconds from 2 up, not "${values["access-ttl"]}".`);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  // The terminal may be gone before the processes are.
  process.stdout.on("error", () => stop.abort());

  await using end = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), "tokens-demo-"));
  end.defer(() => rm(directory, { recursive: true }));
  const sandbox = await orOnFreePorts((port) => startSandbox({ providers, port, accessTtlMs }), 4010);
  end.defer(() => sandbox.close());
  const url = `sqlite:${join(directory, "tokens.db")}`;
  const store = end.use(await openStore(url));
  const presets = await sandboxPresets(sandbox.urls.control, fetch);
  await connectAccounts(store, presets);
  const watched = process.stdout.isTTY && !process.env["CI"];
  if (watched) {
    const running = await openConsole({ store, presets });
    end.defer(() => running.close());
    say(`Open ${running.link()}   Press Ctrl-C to stop.`);
  }
  const children = workers.map((name) => startWorker(url, name));
  end.defer(async () => void (await Promise.all(children.map(ended))));
  for (const child of children) child.once("exit", (code) => code && stop.abort(new Error("A worker ended.")));
  await (watched ? aborted(stop.signal) : told(store, sandbox, stop.signal));
  if (stop.signal.reason instanceof Error && stop.signal.reason.name !== "AbortError") throw stop.signal.reason;
}

function openConsole(options: Pick<ConsoleOptions, "store" | "presets">): Promise<Console> {
  const onLink = (link: string): void => say(`That link has been used. To sign in another browser: ${link}`);
  const onError = ({ stack, message }: Error): void => complain(stack ?? message);
  return orOnFreePorts((port) => startConsole({ ...options, host: "127.0.0.1", port, onLink, onError }), 4020);
}

async function told(store: Store, sandbox: Sandbox, stop: AbortSignal): Promise<void> {
  say(
    `${workers.length} processes share an account of every provider. Watch their tokens be replaced, each of them once.`,
  );
  await fullCycle({ store, workers, stop, say });
  const reuses = providers.map(({ name }) => sandbox.server(name).stats().reuses);
  say(`Refresh tokens that were used twice: ${reuses.reduce((sum, count) => sum + count, 0)}.`);
}

async function orOnFreePorts<T>(start: (port: number) => Promise<T>, port: number): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return start(0);
  }
}

function startWorker(url: string, name: string): ChildProcess {
  // Its standard input ends with this process, and with it the worker, however this process ends.
  const args = ["-C", "@tokens/source", program, url, name];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "ignore", "pipe"] });
  createInterface({ input: child.stderr }).on("line", (line) => complain(`${name}: ${line}`));
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(late);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

main().catch((error: Error) => {
  complain(`The demonstration stopped: ${error.message}`);
  process.exitCode = 1;
});
