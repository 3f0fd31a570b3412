import { randomBytes } from "node:crypto";
import { link, lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@tokens/core";
import { codeOf, unless } from "./failures.ts";
import { isHolder, type Holder } from "./holder.ts";
import { createPrivate, readPrivate } from "./private-file.ts";

/** What the functions of the lock know of where they work. */
export interface Place {
  readonly directory: string;
  readonly clock: Clock;
  readonly self: Holder;
}

/** The content of a lock file and of a grave: whose it is. */
export interface Ticket {
  /** Unique, never used again. */
  readonly id: string;
  /** Undefined when the content is unreadable, as after a power cut. */
  readonly holder: Holder | undefined;
  /** Unix milliseconds: until then a holder on another machine counts as alive. */
  readonly until: number;
}

/** A ticket of this process, in a temporary file from which it is put in its place. */
export interface OwnTicket extends Ticket {
  readonly path: string;
}

/** A path for a file in the making; tells who makes it, so that others can clear it away. */
export function temporaryPath({ directory, self }: Place, name: string, id: string = randomId()): string {
  return join(directory, `${name}.tmp.${self.machine}.${self.pid}.${self.started ?? 0}.${id}`);
}

/** Sixteen hexadecimal digits. */
export function randomId(): string {
  return randomBytes(8).toString("hex");
}

/** Writes a new ticket into a temporary file. */
export async function newTicket(place: Place, name: string, leaseMs: number): Promise<OwnTicket> {
  const ticket: Ticket = { id: randomId(), holder: place.self, until: place.clock.now() + leaseMs };
  const path = temporaryPath(place, name, ticket.id);
  await createPrivate(path, JSON.stringify(ticket));
  return { ...ticket, path };
}

/** The ticket that stands at `path`. */
export async function readTicket(path: string): Promise<Ticket | undefined> {
  const text = await readPrivate(path);
  if (text === undefined) return undefined;
  const ticket = parsed(text);
  if (ticket) return ticket;
  const stats = await unless(["ENOENT"], lstat(path, { bigint: true }));
  return stats && { id: `${stats.ino}-${stats.ctimeNs}`, holder: undefined, until: Infinity };
}

function parsed(text: string): Ticket | undefined {
  try {
    const { id, holder, until } = JSON.parse(text) as { id?: unknown; holder?: unknown; until?: unknown };
    const whole = typeof id === "string" && /^[0-9a-f]{16}$/.test(id) && isHolder(holder) && typeof until === "number";
    return whole ? { id, holder, until } : undefined;
  } catch {
    return undefined;
  }
}

/** What `link` answers where there are no hard links: FAT and some network file systems; Android (EACCES), Windows (EISDIR). */
const noLinks = ["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR"];

/** Puts the ticket at `path` whole, or not at all where one stands already: false. */
export async function put(path: string, ticket: OwnTicket): Promise<boolean> {
  try {
    await link(ticket.path, path);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    // Over NFS the answer to a link that was made may be lost, and the request repeated.
    if (code === "EEXIST") return (await readTicket(path))?.id === ticket.id;
    if (!noLinks.includes(code)) throw error;
  }
  try {
    const { id, holder, until } = ticket;
    await createPrivate(path, JSON.stringify({ id, holder, until }));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
