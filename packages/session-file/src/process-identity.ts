import { createHash, randomUUID } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { codeOf } from "./failures.ts";

/** Identifies a process, so that others can tell whether it still runs. */
export interface ProcessIdentity {
  /** Hash of the scope of its process ids: a boot of a machine and a process namespace. */
  readonly machine: string;
  readonly pid: number;
  /** Start time in kernel ticks, which tells it from a later process with the same id. Linux only. */
  readonly started?: string;
}

interface ProcessState {
  readonly started: string;
  readonly gone: boolean;
}

/** This process. Never fails: without a readable `/proc`, the process counts as a machine of its own. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const { pid } = process;
  if (process.platform !== "linux") return { machine: hashed(hostname()), pid };
  try {
    const [self, boot, pids, time, { started }] = await Promise.all([
      readlink("/proc/self"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readlink("/proc/self/ns/pid"),
      // Start times depend on the time namespace of the reader (Linux 5.6 and later).
      readlink("/proc/self/ns/time").catch(() => ""),
      processState(pid),
    ]);
    if (self === String(pid)) return { machine: hashed(`${boot} ${pids} ${time}`), pid, started };
  } catch {
    // /proc is missing or belongs to another namespace. A unique machine is never considered dead.
  }
  return { machine: hashed(randomUUID()), pid };
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** From proc(5), /proc/pid/stat. */
async function processState(pid: number): Promise<ProcessState> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The second field is a name in parentheses, which may itself contain spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", threads, started = ""] = [fields[0], fields[17], fields[19]];
  // A killed process stays a zombie until its parent waits for it; until its last thread ends, a system call may still complete.
  return { started, gone: "ZX".includes(state) && Number(threads) <= 1 };
}

/** Whether a process has ended; `undefined` for a process on another machine. */
export async function isDead(holder: ProcessIdentity, self: ProcessIdentity): Promise<boolean | undefined> {
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

/** Whether parsed JSON is a `ProcessIdentity`. */
export function isProcessIdentity(value: unknown): value is ProcessIdentity {
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
