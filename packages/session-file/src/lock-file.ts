import { randomBytes } from "node:crypto";
import { link, lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@tokens/core";
import { codeOf, unless } from "./failures.ts";
import { isProcessIdentity, type ProcessIdentity } from "./process-identity.ts";
import { createPrivate, readPrivate } from "./private-file.ts";

/** Where and as whom the store works. */
export interface StoreContext {
  readonly directory: string;
  readonly clock: Clock;
  readonly self: ProcessIdentity;
}

/** Content of a lock file, and of the marker that gives one process the right to remove a lock. */
export interface Lock {
  /** Unique; never reused. */
  readonly id: string;
  /** `undefined` when the file is unreadable, e.g. after a power loss. */
  readonly holder: ProcessIdentity | undefined;
  /** Unix milliseconds until which a holder on another machine counts as alive. */
  readonly until: number;
}

/** A lock of this process, written to a temporary file that is then linked to its path. */
export interface OwnLock extends Lock {
  readonly path: string;
}

/** Path of a temporary file. It names the process that writes it, so that others can remove it when that process is dead. */
export function temporaryPath({ directory, self }: StoreContext, name: string, id: string = randomId()): string {
  return join(directory, `${name}.tmp.${self.machine}.${self.pid}.${self.started ?? 0}.${id}`);
}

/** Sixteen hexadecimal digits. */
export function randomId(): string {
  return randomBytes(8).toString("hex");
}

/** Writes a new lock to a temporary file. */
export async function createLock(context: StoreContext, name: string, leaseMs: number): Promise<OwnLock> {
  const own: Lock = { id: randomId(), holder: context.self, until: context.clock.now() + leaseMs };
  const path = temporaryPath(context, name, own.id);
  await createPrivate(path, JSON.stringify(own));
  return { ...own, path };
}

/** Reads the lock at `path`; `undefined` when there is none. */
export async function readLock(path: string): Promise<Lock | undefined> {
  const text = await readPrivate(path);
  if (text === undefined) return undefined;
  const own = parsed(text);
  if (own) return own;
  const stats = await unless(["ENOENT"], lstat(path, { bigint: true }));
  return stats && { id: `${stats.ino}-${stats.ctimeNs}`, holder: undefined, until: Infinity };
}

function parsed(text: string): Lock | undefined {
  try {
    const { id, holder, until } = JSON.parse(text) as { id?: unknown; holder?: unknown; until?: unknown };
    const whole =
      typeof id === "string" && /^[0-9a-f]{16}$/.test(id) && isProcessIdentity(holder) && typeof until === "number";
    return whole ? { id, holder, until } : undefined;
  } catch {
    return undefined;
  }
}

/** Error codes of `link` without hard links: FAT, some network file systems, Android (EACCES), Windows (EISDIR). */
const noLinks = ["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR"];

/** Creates the lock at `path` atomically. `false` when there is one already. */
export async function placeLock(path: string, own: OwnLock): Promise<boolean> {
  try {
    await link(own.path, path);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    // Over NFS the response to a successful link may be lost, and the request repeated.
    if (code === "EEXIST") return (await readLock(path))?.id === own.id;
    if (!noLinks.includes(code)) throw error;
  }
  try {
    const { id, holder, until } = own;
    await createPrivate(path, JSON.stringify({ id, holder, until }));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
