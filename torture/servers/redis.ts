import { mkdir } from "node:fs/promises";
import { createClient } from "redis";
import { freePort, programPath, startDaemon, type Daemon } from "./daemon.ts";

/** Starts Redis, which writes each change to its log before it answers. */
export async function startRedis(directory: string): Promise<Daemon> {
  await mkdir(directory, { recursive: true });
  const port = await freePort();
  return startDaemon({
    command: programPath("redis-server")!,
    args: [
      ...`--port ${port} --bind 127.0.0.1 --appendonly yes --appendfsync always --dir`.split(" "),
      directory,
      "--save",
      "",
    ],
    port,
    ping: () => askRedis(port, "PING"),
  });
}

/** Sends one command. */
export async function askRedis(port: number, ...command: readonly string[]): Promise<unknown> {
  const client = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: false } });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.sendCommand([...command]);
  } finally {
    client.destroy();
  }
}

/** Writes more than fits into the memory of a small server. */
export async function fillRedis(port: number): Promise<void> {
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  client.on("error", () => undefined);
  await client.connect();
  const value = "x".repeat(1000);
  const writes = Array.from({ length: 12_000 }, (_, index) => client.set(`ballast:${index}`, value));
  await Promise.allSettled(writes);
  client.destroy();
}
