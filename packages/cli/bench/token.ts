/**
 * What `tokens token` costs beyond the start of Node: the built command on a fresh session, against `node -e 0`, in turns, so that
 * whatever else the machine does falls on both. `node -C @tokens/source bench/token.ts [runs]`, after a build.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { openStore } from "@tokens/store";

const target = 1.6;
const runs = Number(process.argv[2] ?? 60);
const accounts = 20;
const main = join(import.meta.dirname, "../dist/main.js");
const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
const stores = { file: `file:${directory}/files`, sqlite: `sqlite:${directory}/tokens.db` };

try {
  for (const url of Object.values(stores)) {
    await using store = await openStore(url);
    for (let account = 0; account < accounts; account++) {
      const session = newSession({
        accessToken: `token-${account}`,
        obtainedAt: Date.now(),
        expiresAt: Date.now() + 3_600_000,
      });
      await store.sessions.set(sessionKey("hubstaff", "api.hubstaff.com", "personal", `user-${account}`), session);
    }
  }
  const commands: Readonly<Record<string, readonly string[]>> = {
    "node -e 0": ["-e", "0"],
    ...Object.fromEntries(
      Object.entries(stores).map(([name, url]) => [`tokens token, ${name}`, [main, "token", "user-7", "--store", url]]),
    ),
  };
  const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let run = -2; run < runs; run++)
    for (const [name, parameters] of Object.entries(commands)) {
      const took = timed(parameters);
      // The first runs fill the compile cache.
      if (run >= 0) times.get(name)!.push(took);
    }
  const base = median(times.get("node -e 0")!);
  for (const [name, all] of times) {
    const ratio = median(all) / base;
    const verdict = ratio <= target ? "" : `  above ${target}`;
    console.log(`${name.padEnd(22)} ${median(all).toFixed(1).padStart(6)} ms  ${ratio.toFixed(2)} times${verdict}`);
    if (ratio > target) process.exitCode = 1;
  }
} finally {
  await rm(directory, { recursive: true });
}

function timed(parameters: readonly string[]): number {
  const env = { ...process.env, XDG_CACHE_HOME: directory, XDG_CONFIG_HOME: directory };
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, parameters, { env, stdio: ["ignore", "pipe", "inherit"] });
  const took = performance.now() - start;
  if (status !== 0 || (parameters[1] === "token" && stdout.toString() !== "token-7\n"))
    throw new Error("The command failed.");
  return took;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
