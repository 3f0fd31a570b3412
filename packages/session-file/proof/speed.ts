/**
 * Times a claim, a commit and a get, one after the other.
 *
 *     node -C @tokens/source packages/session-file/proof/speed.ts [rounds] [directory]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";

const [, , rounds = "500", parent = tmpdir()] = process.argv;
const directory = await mkdtemp(join(parent, "session-file-speed-"));
const sessions = fileSessions({ directory });
const times: Record<"claim" | "commit" | "get", number[]> = { claim: [], commit: [], get: [] };

async function timed<T>(name: keyof typeof times, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const answer = await work();
  times[name].push(performance.now() - startedAt);
  return answer;
}

let current = newSession({ accessToken: "a".repeat(1000), refreshToken: "r".repeat(200), obtainedAt: 1, expiresAt: 2 });
try {
  await sessions.set("key", current);
  for (let round = 0; round < Number(rounds); round++) {
    const [owner, known] = [`owner-${round}`, current.version];
    await timed("claim", () => sessions.claim("key", { known, owner, leaseMs: 15_000 }));
    const next = newSession(current);
    const commit = await timed("commit", () => sessions.commit("key", next, { owner, parent: known }));
    if (commit !== "committed") throw new Error("The commit was refused.");
    current = next;
    await timed("get", () => sessions.get("key"));
  }
} finally {
  await rm(directory, { recursive: true });
}
for (const [name, values] of Object.entries(times)) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => `${sorted[Math.floor(sorted.length * share)]!.toFixed(2)} ms`;
  console.log(`${name.padEnd(7)} median ${at(0.5)}   p95 ${at(0.95)}`);
}
