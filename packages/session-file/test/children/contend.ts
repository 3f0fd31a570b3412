import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync, symlinkSync, unlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { newSession, type Session } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";

export interface Contender {
  readonly directory: string;
  /** A link that stands while a contender holds the lease, and tells which. */
  readonly marker: string;
  /** How often to count; until it is ended if absent. */
  readonly times?: number;
}

export interface Counted extends Session {
  readonly count: number;
}

const { directory, marker, times = Infinity } = JSON.parse(process.argv[2]!) as Contender;
const sessions = fileSessions<Counted>({ directory });
const me = `${process.pid} ${startOf(process.pid)}`;

function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return "ZX".includes(fields[0]!) ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function mark(interrupted: boolean): void {
  if (interrupted) {
    try {
      const other = readlinkSync(marker);
      const [pid, started] = other.split(" ");
      if (startOf(Number(pid)) === started) throw new Error(`double owner: ${other} lives`);
      unlinkSync(marker);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  try {
    symlinkSync(me, marker);
  } catch (error) {
    throw new Error(`double owner: ${String(error)}`, { cause: error });
  }
}

async function count(): Promise<number | undefined> {
  let known: string | undefined;
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const owner = randomUUID();
    const claim = await sessions.claim("key", { known, owner, leaseMs: 600_000 });
    if (claim.kind === "newer") known = claim.session.version;
    if (claim.kind === "busy") await sleep(Math.random() * 4);
    if (claim.kind !== "claimed") continue;
    mark(claim.interrupted !== undefined);
    if (Math.random() < 0.3) await sleep(Math.random() * 3);
    unlinkSync(marker);
    if (Math.random() < 0.1) {
      await sessions.release("key", { owner });
      return undefined;
    }
    const next = newSession<Counted>({
      accessToken: "a".repeat(500),
      obtainedAt: 1,
      count: (claim.session?.count ?? 0) + 1,
    });
    const commit = await sessions.commit("key", next, { owner, parent: claim.session?.version });
    if (commit !== "committed") throw new Error("double owner: another committed meanwhile");
    return next.count;
  }
  throw new Error("stuck: 10,000 attempts");
}

process.stdout.write("ready\n");
try {
  for (let done = 0; done < times;) {
    const counted = await count();
    if (counted === undefined) continue;
    done += 1;
    // Synchronous for a pipe: what is printed was committed, also when this process dies next.
    process.stdout.write(`${counted}\n`);
  }
} catch (error) {
  process.stdout.write(`error ${String(error).replaceAll("\n", " ")}\n`);
  process.exitCode = 1;
}
