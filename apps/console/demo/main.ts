import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadProviders } from "@tokens/providers";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";
import { startConsole, type Console, type ConsoleOptions } from "../src/console.ts";
import { sandboxPresets } from "../src/connect/presets.ts";
import { connectAccounts } from "./accounts.ts";
import { fullCycle } from "./cycle.ts";

const program = fileURLToPath(new URL("worker.ts", import.meta.url));
const workers = ["worker-1", "worker-2", "worker-3"];

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const printError = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Starts a sandbox with 30-second tokens, an account of every provider, processes that use them, and a console. Runs until Ctrl-C
 * in a terminal or with `--serve`; otherwise prints one full refresh cycle and exits.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { "access-ttl": { type: "string", default: "30" }, serve: { type: "boolean", default: false } },
  });
  const accessTtlMs = Number(values["access-ttl"]) * 1000;
  if (!(accessTtlMs >= 2000))
    throw new TypeError(`--access-ttl must be at least 2 seconds, not "${values["access-ttl"]}".`);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  // The terminal may close before the processes have ended.
  process.stdout.on("error", () => stop.abort());

  await using end = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), "tokens-demo-"));
  end.defer(() => rm(directory, { recursive: true }));
  const { providers } = await loadProviders();
  const sandbox = await orOnFreePorts((port) => startSandbox({ providers, port, accessTtlMs }), 4010);
  end.defer(() => sandbox.close());
  const url = `sqlite:${join(directory, "tokens.db")}`;
  const store = end.use(await openStore(url));
  const presets = await sandboxPresets(providers, sandbox.urls.control, fetch);
  await connectAccounts(providers, store, presets);
  const serves = values.serve || (process.stdout.isTTY && !process.env["CI"]);
  if (serves) {
    const running = await openConsole({ store, providers, presets });
    end.defer(() => running.close());
    print(`Open ${running.link()}   Press Ctrl-C to stop.`);
  }
  const children = workers.map((name) => startWorker(url, name));
  end.defer(async () => void (await Promise.all(children.map(ended))));
  for (const child of children) child.once("exit", (code) => code && stop.abort(new Error("A worker ended.")));
  await (serves ? aborted(stop.signal) : reportCycle(store, sandbox, stop.signal));
  if (stop.signal.reason instanceof Error && stop.signal.reason.name !== "AbortError") throw stop.signal.reason;
}

function openConsole(options: Pick<ConsoleOptions, "store" | "providers" | "presets">): Promise<Console> {
  const onLink = (link: string): void => print(`That link has been used. To sign in another browser: ${link}`);
  const onError = ({ stack, message }: Error): void => printError(stack ?? message);
  return orOnFreePorts((port) => startConsole({ ...options, host: "127.0.0.1", port, onLink, onError }), 4020);
}

async function reportCycle(store: Store, sandbox: Sandbox, stop: AbortSignal): Promise<void> {
  print(`${workers.length} processes share an account of every provider. Each token is refreshed exactly once.`);
  await fullCycle({ store, workers, stop, print });
  const reuses = Object.keys(sandbox.urls).flatMap((name) =>
    name === "control" ? [] : sandbox.server(name).stats().reuses,
  );
  print(`Refresh tokens used twice: ${reuses.reduce((sum, count) => sum + count, 0)}.`);
  print("To keep this running and open the console: npx -y pnpm@12 start --serve");
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
  // The worker exits when its standard input closes, however this process ends.
  const args = ["-C", "@tokens/source", program, url, name];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "ignore", "pipe"] });
  createInterface({ input: child.stderr }).on("line", (line) => printError(`${name}: ${line}`));
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
  printError(`The demo stopped: ${error.message}`);
  process.exitCode = 1;
});
