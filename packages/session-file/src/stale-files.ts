import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isDead } from "./process-identity.ts";
import { remove } from "./private-file.ts";
import { readLock, type StoreContext } from "./lock-file.ts";

const temporaryName = /^[0-9a-f]{64}\.json\.tmp\.([0-9a-f]{16})\.(\d+)\.(\d+)\.[0-9a-f]{16}$/;
const markerName = /^([0-9a-f]{64}\.json\.lock)\.([0-9a-f-]+)(?:\.[0-9a-f.-]+)?$/;

const oldMs = 3_600_000;

/** Removes the files that dead processes left behind in the middle of a change. */
export async function removeStaleFiles(context: StoreContext): Promise<void> {
  try {
    for (const name of await readdir(context.directory)) {
      if (await isStale(context, name)) await remove(join(context.directory, name));
    }
  } catch {
    // Best effort: the next call tries again, and a lasting problem fails the change itself.
  }
}

async function isStale(context: StoreContext, name: string): Promise<boolean> {
  const marker = markerName.exec(name);
  if (marker) {
    const [, lock = "", id = ""] = marker;
    // Ids are never reused, so a marker of a lock that is gone is useless.
    return (await readLock(join(context.directory, lock)))?.id !== id;
  }
  const temporary = temporaryName.exec(name);
  if (!temporary) return false;
  const [, machine = "", pid, started = "0"] = temporary;
  const writer = { machine, pid: Number(pid), ...(started !== "0" && { started }) };
  const dead = await isDead(writer, context.self);
  return dead ?? context.clock.now() - (await lstat(join(context.directory, name))).mtimeMs > oldMs;
}
