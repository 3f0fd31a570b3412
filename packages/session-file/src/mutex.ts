import { SessionStoreError, systemClock } from "@tokens/core";
import { join } from "node:path";
import { isDead } from "./holder.ts";
import { clearLeftovers } from "./leftovers.ts";
import { remove } from "./private-file.ts";
import { newTicket, put, readTicket, type OwnTicket, type Place, type Ticket } from "./ticket.ts";

const leaseMs = 2000;
const patienceMs = 5000;
const abandonedMs = 60_000;
const deepestGrave = 8;

/**
 * Runs `work` while no other process runs its own for the same record, which is a matter of milliseconds. Gives up some
 * seconds after `askedAt`, a time of `performance`, but never without having tried.
 * `confirm` throws when another machine has taken the lock over meanwhile: call it right before a change is made.
 */
export async function underLock<T>(
  place: Place,
  name: string,
  askedAt: number,
  work: (confirm: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const lock = join(place.directory, `${name}.lock`);
  const ticket = await acquire(place, name, lock, askedAt + patienceMs);
  try {
    return await work(async () => {
      if (place.clock.now() < ticket.until || (await readTicket(lock))?.id === ticket.id) return;
      throw new SessionStoreError(
        `This process was held up for so long that another took over ${lock}. Nothing was changed; try again.`,
      );
    });
  } finally {
    await release(place, lock, ticket);
  }
}

async function acquire(place: Place, name: string, lock: string, giveUpAt: number): Promise<OwnTicket> {
  const watch = watching(place);
  for (;;) {
    const other = await readTicket(lock);
    let freed = false;
    if (!other) {
      const ticket = await take(place, name, lock);
      if (ticket) return ticket;
    } else if (await watch.isOver(other)) {
      freed = await clearAway(place, name, lock, other, watch);
      // Who left its lock behind may have left more.
      if (freed) await clearLeftovers(place);
    }
    if (performance.now() >= giveUpAt) throw lockedTooLong(place, lock, other);
    if (!freed) await systemClock.sleep(1 + Math.random() * 9);
  }
}

async function take(place: Place, name: string, lock: string): Promise<OwnTicket | undefined> {
  const ticket = await newTicket(place, name, leaseMs);
  let taken = false;
  try {
    taken = await put(lock, ticket);
  } finally {
    if (!taken) await remove(ticket.path);
  }
  return taken ? ticket : undefined;
}

async function release(place: Place, lock: string, ticket: OwnTicket): Promise<void> {
  try {
    await bury(lock, ticket.id, ticket);
  } catch (error) {
    // On a full disk there is no room for a grave; before its time is over nobody else removes this lock.
    if (place.clock.now() >= ticket.until) throw error;
    await remove(lock);
  } finally {
    await remove(ticket.path);
  }
}

/**
 * Removes what stands at `path` iff it is still the ticket `id`. The grave, which only one can create, is the right to do so:
 * without it, of two who both judged that ticket dead the slower one would remove the lock that the faster one took since.
 * False: another has the right.
 */
async function bury(path: string, id: string, own: OwnTicket): Promise<boolean> {
  const grave = `${path}.${id}`;
  if (!(await put(grave, own))) return false;
  try {
    if ((await readTicket(path))?.id === id) await remove(path);
  } finally {
    await remove(grave);
  }
  return true;
}

/** Removes a ticket whose time is over. Who dies at this leaves a grave, which is then cleared away in the same manner. */
async function clearAway(
  place: Place,
  name: string,
  path: string,
  dead: Ticket,
  watch: Watch,
  depth = 1,
): Promise<boolean> {
  const grave = `${path}.${dead.id}`;
  const digger = await readTicket(grave);
  if (digger) {
    if (depth === deepestGrave || !(await watch.isOver(digger))) return false;
    return clearAway(place, name, grave, digger, watch, depth + 1);
  }
  const own = await newTicket(place, name, leaseMs);
  try {
    return await bury(path, dead.id, own);
  } finally {
    await remove(own.path);
  }
}

interface Watch {
  isOver(ticket: Ticket): Promise<boolean>;
}

/**
 * A process of this machine is over when it is dead. Of another machine the ticket's own time tells, or, should that machine's
 * clock be wrong, a lease's time of standing there unchanged. A process that lives may have ended the thread that held the
 * lock: only after a minute is it taken to have done so, and not within a lease's time after the machine slept.
 */
function watching({ clock, self }: Place): Watch {
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

function lockedTooLong({ self }: Place, lock: string, other: Ticket | undefined): SessionStoreError {
  const elsewhere = other?.holder?.machine === self.machine ? "" : " of another machine";
  const who = other?.holder ? `process ${other.holder.pid}${elsewhere}` : "other processes in turn";
  return new SessionStoreError(
    `${lock} has been held by ${who} for more than ${patienceMs} ms. Try again; if that process is stuck, end it: its lock is then removed by the next one.`,
  );
}
