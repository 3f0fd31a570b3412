import { SessionStoreError, systemClock } from "@tokens/core";
import { join } from "node:path";
import { isDead } from "./process-identity.ts";
import { removeStaleFiles } from "./stale-files.ts";
import { remove } from "./private-file.ts";
import { createLock, placeLock, readLock, type OwnLock, type StoreContext, type Lock } from "./lock-file.ts";

const leaseMs = 2000;
const waitMs = 5000;
const abandonedMs = 60_000;
const maxMarkerDepth = 8;

/** Work under a lock. */
export interface LockedWork<T extends object> {
  /** The result, if the work no longer needs the lock. Asked after each failed attempt to get it, so that a crowd of waiters leaves at once. */
  unneeded(): Promise<T | undefined>;
  /** `confirm` throws if another machine has taken over the lock: call it right before each change. */
  run(confirm: () => Promise<void>): Promise<T>;
}

/**
 * Runs work under the lock file of a record, for a few milliseconds. Gives up `waitMs` after `askedAt` (`performance.now()`), but tries
 * at least once.
 */
export async function underLock<T extends object>(
  context: StoreContext,
  name: string,
  askedAt: number,
  { unneeded, run }: LockedWork<T>,
): Promise<T> {
  const lock = join(context.directory, `${name}.lock`);
  const { own, result } = await acquire(context, name, lock, askedAt + waitMs, unneeded);
  if (!own) return result;
  try {
    return await run(async () => {
      if (context.clock.now() < own.until || (await readLock(lock))?.id === own.id) return;
      throw new SessionStoreError(
        `This process was suspended for so long that another one took over ${lock}. Nothing was changed; try again.`,
      );
    });
  } finally {
    await release(context, lock, own);
  }
}

type Acquired<T> =
  | { readonly own: OwnLock; readonly result?: undefined }
  | { readonly own?: undefined; readonly result: T };

async function acquire<T extends object>(
  context: StoreContext,
  name: string,
  lock: string,
  giveUpAt: number,
  unneeded: LockedWork<T>["unneeded"],
): Promise<Acquired<T>> {
  const watch = createWatch(context);
  for (;;) {
    const other = await readLock(lock);
    let freed = false;
    if (!other) {
      const own = await take(context, name, lock);
      if (own) return { own };
    } else if (await watch.isOver(other)) {
      freed = await removeDeadLock(context, name, lock, other, watch);
      // A process that left its lock behind may have left other files.
      if (freed) await removeStaleFiles(context);
    }
    const result = await unneeded();
    if (result) return { result };
    if (performance.now() >= giveUpAt) throw lockedTooLong(context, lock, other);
    if (!freed) await systemClock.sleep(1 + Math.random() * 9);
  }
}

async function take(context: StoreContext, name: string, lock: string): Promise<OwnLock | undefined> {
  const own = await createLock(context, name, leaseMs);
  let taken = false;
  try {
    taken = await placeLock(lock, own);
  } finally {
    if (!taken) await remove(own.path);
  }
  return taken ? own : undefined;
}

async function release(context: StoreContext, lock: string, own: OwnLock): Promise<void> {
  try {
    await removeLock(lock, own.id, own);
  } catch (error) {
    // A full disk has no room for the marker. Until the lock expires, no other process removes it.
    if (context.clock.now() >= own.until) throw error;
    await remove(lock);
  } finally {
    await remove(own.path);
  }
}

/**
 * Removes the lock at `path` iff its id is still `id`. Only the process that creates the marker may do so: otherwise, of two processes
 * that consider the lock dead, the slower one would remove the lock that the faster one has taken since. `false` when another process
 * has the marker.
 */
async function removeLock(path: string, id: string, own: OwnLock): Promise<boolean> {
  const marker = `${path}.${id}`;
  if (!(await placeLock(marker, own))) return false;
  try {
    if ((await readLock(path))?.id === id) await remove(path);
  } finally {
    await remove(marker);
  }
  return true;
}

/** Removes a dead lock. A process that dies here leaves a marker, which is removed like a dead lock. */
async function removeDeadLock(
  context: StoreContext,
  name: string,
  path: string,
  dead: Lock,
  watch: Watch,
  depth = 1,
): Promise<boolean> {
  const marker = `${path}.${dead.id}`;
  const remover = await readLock(marker);
  if (remover) {
    if (depth === maxMarkerDepth || !(await watch.isOver(remover))) return false;
    return removeDeadLock(context, name, marker, remover, watch, depth + 1);
  }
  const own = await createLock(context, name, leaseMs);
  try {
    return await removeLock(path, dead.id, own);
  } finally {
    await remove(own.path);
  }
}

interface Watch {
  isOver(lock: Lock): Promise<boolean>;
}

/**
 * A lock of this machine is over when its process is dead. A lock of another machine is over at its `until`, or, in case that machine's
 * clock is wrong, when it has not changed for a lease. A live process may have terminated the thread that held the lock: that is assumed
 * after a minute, but not within a lease after the machine was suspended.
 */
function createWatch({ clock, self }: StoreContext): Watch {
  const firstSeen = new Map<string, number>();
  return {
    async isOver({ id, holder, until }) {
      const dead = holder && (await isDead(holder, self));
      if (dead) return true;
      const now = performance.now();
      const since = firstSeen.get(id) ?? now;
      firstSeen.set(id, since);
      const unchanged = now - since >= leaseMs;
      return dead === undefined ? unchanged || clock.now() >= until : unchanged && clock.now() >= until + abandonedMs;
    },
  };
}

function lockedTooLong({ self }: StoreContext, lock: string, other: Lock | undefined): SessionStoreError {
  const elsewhere = other?.holder?.machine === self.machine ? "" : " on another machine";
  const who = other?.holder ? `process ${other.holder.pid}${elsewhere}` : "other processes";
  return new SessionStoreError(
    `${lock} has been held by ${who} for more than ${waitMs} ms. Try again; if that process is stuck, terminate it: the next process then removes its lock.`,
  );
}
