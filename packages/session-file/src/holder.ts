import { createHash, randomUUID } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { codeOf } from "./failures.ts";

/** Names one process, so that others can tell whether it still runs. */
export interface Holder {
  /** Hash of what its process ids mean something in: a boot of a machine and a process namespace. */
  readonly machine: string;
  readonly pid: number;
  /** When it began, in the kernel's ticks, so that a later process with its id is not taken for it. Linux only. */
  readonly started?: string;
}

interface ProcessState {
  readonly started: string;
  readonly gone: boolean;
}

/** This process. Never fails: what cannot be told apart counts as a machine of its own. */
export async function ownHolder(): Promise<Holder> {
  const { pid } = process;
  if (process.platform !== "linux") return { machine: hashed(hostname()), pid };
  try {
    const [self, boot, pids, time, { started }] = await Promise.all([
      readlink("/proc/self"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readlink("/proc/self/ns/pid"),
      // Start times are told in the reader's time namespace. Linux has these since 5.6.
      readlink("/proc/self/ns/time").catch(() => ""),
      processState(pid),
    ]);
    if (self === String(pid)) return { machine: hashed(`${boot} ${pids} ${time}`), pid, started };
  } catch {
    // A /proc that is missing or another namespace's tells nothing; a unique machine is never taken for a dead one.
  }
  return { machine: hashed(randomUUID()), pid };
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** From proc(5), /proc/pid/stat. */
async function processState(pid: number): Promise<ProcessState> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The second field is a name in parentheses, which may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", threads, started = ""] = [fields[0], fields[17], fields[19]];
  // A killed process stays in the table until its parent asks; until its last thread is gone, a system call may still land.
  return { started, gone: "ZX".includes(state) && Number(threads) <= 1 };
}

/** Whether a process runs no more; undefined when it cannot be told from here, for it is on another machine. */
export async function isDead(holder: Holder, self: Holder): Promise<boolean | undefined> {
  if (holder.machine !== self.machine) return undefined;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return true;
  }
  if (holder.started === undefined) return false;
  try {
    const { started, gone } = await processState(holder.pid);
    return gone || started !== holder.started;
  } catch (error) {
    return ["ENOENT", "ESRCH"].includes(codeOf(error) ?? "");
  }
}

/** Whether parsed JSON is a holder. */
export function isHolder(value: unknown): value is Holder {
  if (typeof value !== "object" || value === null) return false;
  const { machine, pid, started }: { machine?: unknown; pid?: unknown; started?: unknown } = value;
  return (
    typeof machine === "string" &&
    typeof pid === "number" &&
    (pid | 0) === pid &&
    pid > 0 &&
    (started === undefined || typeof started === "string")
  );
}
