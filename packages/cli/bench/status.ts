/**
 * What `tokens status` costs with 10,000 sessions more than with 10, in a store of files and in SQLite: the built command, median of
 * runs in turns. `node -C @tokens/source bench/status.ts [runs]`, after a build.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { openStore, type JournalEntry } from "@tokens/store";

const targetMs = 1000;
const runs = Number(process.argv[2] ?? 7);
const sizes = [10, 10_000];
const main = join(import.meta.dirname, "../dist/main.js");
const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));

try {
  for (const scheme of ["file", "sqlite"]) {
    const times = new Map<number, number[]>();
    for (const size of sizes) {
      await fill(urlOf(scheme, size), size);
      times.set(size, []);
    }
    for (let run = -1; run < runs; run++)
      for (const size of sizes) {
        const took = timed(urlOf(scheme, size), size);
        if (run >= 0) times.get(size)!.push(took);
      }
    const [few, many] = sizes.map((size) => median(times.get(size)!));
    const more = many! - few!;
    const verdict = more < targetMs ? "" : `  not below ${targetMs}`;
    console.log(
      `${scheme.padEnd(7)} ${sizes[0]} sessions ${few!.toFixed(0)} ms, ${sizes[1]} sessions ${many!.toFixed(0)} ms: ${more.toFixed(0)} ms more${verdict}`,
    );
    if (more >= targetMs) process.exitCode = 1;
  }
} finally {
  await rm(directory, { recursive: true });
}

function urlOf(scheme: string, size: number): string {
  return `${scheme}:${directory}/${scheme}-${size}`;
}

async function fill(url: string, size: number): Promise<void> {
  await using store = await openStore(url);
  const now = Date.now();
  const entries: JournalEntry[] = [];
  for (let account = 0; account < size; account++) {
    const key = sessionKey("hubstaff", "api.hubstaff.com", "personal", `user-${account}`);
    const session = newSession({
      accessToken: "x".repeat(900),
      refreshToken: "y".repeat(300),
      obtainedAt: now,
      expiresAt: now + account * 1000,
    });
    await store.sessions.set(key, session);
    entries.push({
      at: now,
      key,
      type: account % 50 === 0 ? "refresh-failed" : "refreshed",
      by: "bench:1",
      message: "no answer",
    });
  }
  await store.journal.append(entries);
}

function timed(url: string, size: number): number {
  const env = { ...process.env, XDG_CACHE_HOME: directory, XDG_CONFIG_HOME: directory };
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [main, "status", "--json", "--store", url], {
    env,
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const took = performance.now() - start;
  const { accounts } = JSON.parse(stdout.toString()) as { accounts: unknown[] };
  if (status !== 0 || accounts.length !== size)
    throw new Error(`The command ended with ${status} and ${accounts.length} accounts.`);
  return took;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
