import { spawnSync } from "node:child_process";
import { createClient } from "redis";
import { describe } from "vitest";
import { program } from "./server.ts";

/** The Redis that most tests share with whoever else uses it. */
export const url: string = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";

/** What these tests need and this machine does not have. In CI that is an error. */
export const missing: readonly string[] = [
  ...((await reachable()) ? [] : [`no Redis answers at ${new URL(url).host} (set REDIS_URL)`]),
  ...(spawnSync(program, ["--version"]).status === 0 ? [] : [`${program} is not installed`]),
];
if (missing.length > 0 && process.env["CI"] === "true") throw new Error(missing.join("; "));

/** Tests that need the shared Redis; skipped without one. */
export const withRedis: typeof describe = lane("no Redis");

/** Tests that start a Redis of their own; skipped where none is installed. */
export const withServer: typeof describe = lane(program);

function lane(need: string): typeof describe {
  return missing.some((what) => what.startsWith(need)) ? (describe.skip as typeof describe) : describe;
}

async function reachable(): Promise<boolean> {
  const probe = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 1000 } });
  return probe
    .on("error", () => undefined)
    .connect()
    .then(
      () => (probe.destroy(), true),
      () => false,
    );
}
