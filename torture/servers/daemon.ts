import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A server that was started for this run. */
export interface Daemon {
  readonly port: number;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  /** The user that it runs as when this process is root's. */
  readonly user?: string;
  /** Rejects until the server answers. */
  ping(): Promise<unknown>;
}

const patienceMs = 30_000;
const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

export async function startDaemon({ command, args, port, user, ping }: Command): Promise<Daemon> {
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const daemon: Daemon = {
    port,
    async start() {
      let said = "";
      const started = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...userIds(user) });
      child = started;
      running.add(started);
      for (const stream of [started.stdout, started.stderr])
        stream.on("data", (chunk) => (said = (said + String(chunk)).slice(-2000)));
      ended = new Promise<void>((resolve) => {
        started.once("exit", () => {
          running.delete(started);
          resolve();
        });
      });
      const giveUpAt = performance.now() + patienceMs;
      for (;;) {
        if (started.exitCode !== null || performance.now() > giveUpAt)
          throw new Error(`${command} does not answer: ${said}`);
        try {
          return void (await ping());
        } catch {
          await sleep(50);
        }
      }
    },
    async stop(signal = "SIGKILL") {
      child?.kill(signal);
      await ended;
    },
  };
  await daemon.start();
  return daemon;
}

/** Runs a program to its end. */
export function runAs(user: string | undefined, command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"], ...userIds(user) });
}

/** The ids of a user, for servers that refuse to be root's. */
export function userIds(user: string | undefined): { uid: number; gid: number } | undefined {
  if (user === undefined || process.getuid?.() !== 0) return undefined;
  const id = (option: string): number => Number(execFileSync("id", [option, user], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

const directories = [
  ...(process.env["PATH"] ?? "").split(":"),
  "/usr/sbin",
  "/sbin",
  ...globSync("/usr/lib/postgresql/*/bin"),
];

/** The path of a program; `undefined` when it is not installed. */
export function programPath(name: string): string | undefined {
  return directories.map((directory) => join(directory, name)).find((path) => existsSync(path));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
