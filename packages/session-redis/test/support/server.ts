import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { connect, type Admin } from "./clients.ts";

/** The server that tests start; `valkey-server` is another one. */
export const program: string = process.env["REDIS_SERVER"] ?? "redis-server";

/** A redis-server of the test's own, on a free port of the loopback interface. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Kills it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again with the same port and files. */
  start(): Promise<void>;
  /** Runs one command as an administrator. */
  command(...args: string[]): Promise<unknown>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a redis-server that keeps nothing on disk unless `options` say so. */
export async function startServer(...options: string[]): Promise<Server> {
  const dir = await mkdtemp(join(tmpdir(), "tokens-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const args = [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--dir",
    dir,
    "--save",
    "",
    "--appendonly",
    "no",
    ...options,
  ];
  let child: ChildProcess;
  let admin: Admin | undefined;

  const server: Server = {
    url,
    port,
    async start() {
      child = spawn(program, args, { stdio: "ignore" });
      await answering(url);
      admin = await connect(url);
    },
    async kill() {
      admin?.destroy();
      admin = undefined;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
    command: (...command) => admin!.sendCommand(command),
    async [Symbol.asyncDispose]() {
      await server.kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function answering(url: string): Promise<void> {
  const probe = createClient({
    url,
    socket: { reconnectStrategy: (retries) => (retries < 200 ? 20 : new Error("no redis-server")) },
  });
  await probe.on("error", () => undefined).connect();
  probe.destroy();
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
