import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { fileSessions } from "@tokens/session-file";
import type { Contender, Counted } from "./children/contend.ts";

export interface ContentionOptions {
  readonly contenders: number;
  /** How many of them are killed, each at a random moment; another takes its place. */
  readonly kills: number;
  readonly seed?: number;
  /** How often each counts; until it is killed if absent. */
  readonly times?: number;
}

export interface Findings {
  kills: number;
  commits: number;
  /** Kills that are known to have left a lock file; of others it was cleared away before it could be seen. */
  killedInsideLock: number;
  tornRecords: number;
  stuckLocks: number;
  doubleOwners: number;
  lostSessions: number;
  staleFiles: number;
  other: string[];
}

/** Processes that count in one session, in turn, while some of them are killed. */
export async function contention({ contenders, kills, seed = 1, times }: ContentionOptions): Promise<Findings> {
  const root = await mkdtemp(join(tmpdir(), "session-file-kill-"));
  const directory = join(root, "sessions");
  const input: Contender = { directory, marker: join(root, "marker"), ...(times !== undefined && { times }) };
  const compileCache = join(root, "compiled");
  const random = randomFrom(seed);
  const running: ChildProcess[] = [];
  const ready = new Set<ChildProcess>();
  const lines: string[] = [];
  const ends: Promise<unknown>[] = [];
  const add = (): void => {
    const child = begin(compileCache, input, lines);
    child.stdout!.once("data", () => ready.add(child));
    running.push(child);
    ends.push(once(child, "close"));
  };
  const findings: Findings = {
    kills: 0,
    commits: 0,
    killedInsideLock: 0,
    tornRecords: 0,
    stuckLocks: 0,
    doubleOwners: 0,
    lostSessions: 0,
    staleFiles: 0,
    other: [],
  };
  try {
    // The first one runs to its end and leaves its compiled code to the others, who then start in half the time.
    const first = begin(compileCache, { ...input, times: 1 }, lines);
    await once(first, "close");
    for (let n = 0; n < contenders; n++) add();
    for (let wait = 0; findings.kills < kills; wait++) {
      if (wait > 100 * (kills + 10)) throw new Error("The contenders do not start.");
      await sleep(5 + random() * 30);
      if (ready.size < contenders / 2) continue;
      // Half of the time the process that has the lock, for its crashes are the ones that hurt.
      const holder = random() < 0.5 ? await lockOwner(directory) : undefined;
      const victims = [...ready];
      const victim = victims.find(({ pid }) => pid === holder) ?? victims[Math.floor(random() * victims.length)];
      if (!victim) break;
      victim.kill("SIGKILL");
      findings.killedInsideLock += Number((await lockOwner(directory)) === victim.pid);
      findings.kills += 1;
      ready.delete(victim);
      running.splice(running.indexOf(victim), 1);
      add();
    }
    if (times === undefined) for (const child of running) child.kill("SIGKILL");
    await Promise.all(ends);
    await judge(directory, lines, findings, kills + contenders);
  } finally {
    for (const child of running) child.kill("SIGKILL");
    await Promise.all(ends);
    await rm(root, { recursive: true, force: true });
  }
  return findings;
}

function begin(compileCache: string, input: Contender, lines: string[]): ChildProcess {
  const script = fileURLToPath(new URL("children/contend.ts", import.meta.url));
  const child = spawn(process.execPath, ["-C", "@tokens/source", script, JSON.stringify(input)], {
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let rest = "";
  child.stdout.on("data", (chunk) => {
    const whole = (rest + String(chunk)).split("\n");
    rest = whole.pop()!;
    lines.push(...whole);
  });
  return child;
}

async function lockOwner(directory: string): Promise<number | undefined> {
  try {
    const [lock] = (await readdir(directory)).filter((name) => name.endsWith(".lock"));
    if (lock === undefined) return undefined;
    return (JSON.parse(await readFile(join(directory, lock), "utf8")) as { holder: { pid: number } }).holder.pid;
  } catch {
    return undefined;
  }
}

async function judge(directory: string, lines: readonly string[], findings: Findings, ended: number): Promise<void> {
  for (const line of lines.filter((text) => text.startsWith("error"))) {
    if (line.includes("double owner")) findings.doubleOwners += 1;
    else if (/stuck|has been held/.test(line)) findings.stuckLocks += 1;
    else if (line.includes("unreadable")) findings.tornRecords += 1;
    else findings.other.push(line);
  }
  const counts = lines.filter((text) => /^\d+$/.test(text)).map(Number);
  findings.commits = counts.length;
  // Two that counted to the same number: one of the two sessions was overwritten.
  findings.lostSessions += counts.length - new Set(counts).size;

  const sessions = fileSessions<Counted>({ directory });
  try {
    const stored = await sessions.get("key");
    const count = stored?.count ?? 0;
    const last = Math.max(0, ...counts);
    // Each of those that were ended may have committed once without being able to say so.
    if (count < last || count > counts.length + ended) findings.lostSessions += Math.abs(count - last);
    const claim = await sessions.claim("key", { known: stored?.version, owner: "judge", leaseMs: 1000 });
    if (claim.kind !== "claimed") findings.stuckLocks += 1;
    await sessions.release("key", { owner: "judge" });
  } catch (error) {
    if (String(error).includes("has been held")) findings.stuckLocks += 1;
    else findings.tornRecords += 1;
  }
  const names = await readdir(directory);
  findings.tornRecords += names.filter((name) => name.includes(".corrupt-")).length;
  findings.stuckLocks += names.filter((name) => name.endsWith(".lock")).length;
  findings.staleFiles = names.filter((name) => !/^[0-9a-f]{64}\.json$/.test(name)).length;
}

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
