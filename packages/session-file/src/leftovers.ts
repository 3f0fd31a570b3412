import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isDead } from "./holder.ts";
import { remove } from "./private-file.ts";
import { readTicket, type Place } from "./ticket.ts";

const temporaryName = /^[0-9a-f]{64}\.json\.tmp\.([0-9a-f]{16})\.(\d+)\.(\d+)\.[0-9a-f]{16}$/;
const graveName = /^([0-9a-f]{64}\.json\.lock)\.([0-9a-f-]+)(?:\.[0-9a-f.-]+)?$/;

const oldMs = 3_600_000;

/** Removes what processes that died in the middle of a change have left in the directory. */
export async function clearLeftovers(place: Place): Promise<void> {
  try {
    for (const name of await readdir(place.directory)) {
      if (await isLeftover(place, name)) await remove(join(place.directory, name));
    }
  } catch {
    // Housekeeping: what stays is cleared away next time, and a real trouble shows in the change itself.
  }
}

async function isLeftover(place: Place, name: string): Promise<boolean> {
  const grave = graveName.exec(name);
  if (grave) {
    const [, lock = "", id = ""] = grave;
    // A ticket that is no longer the lock never is again, and so nobody needs the right to remove it.
    return (await readTicket(join(place.directory, lock)))?.id !== id;
  }
  const temporary = temporaryName.exec(name);
  if (!temporary) return false;
  const [, machine = "", pid, started = "0"] = temporary;
  const maker = { machine, pid: Number(pid), ...(started !== "0" && { started }) };
  const dead = await isDead(maker, place.self);
  return dead ?? place.clock.now() - (await lstat(join(place.directory, name))).mtimeMs > oldMs;
}
