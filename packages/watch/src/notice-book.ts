import type { Records } from "@tokens/store";
import { noticeOf, type Channel, type Condition, type Notice } from "./notice.ts";

/** A condition that was seen, and which channels were told what of it. */
interface Entry {
  readonly condition: Condition;
  /** When it ended, in Unix milliseconds; undefined while it lasts. */
  readonly resolvedAt?: number | undefined;
  readonly told: Readonly<Record<string, { readonly type: Notice["type"]; readonly at: number }>>;
}

/** Where the entries of a book are kept. */
export interface Shelf {
  read(): Promise<ReadonlyMap<string, Entry>>;
  write(id: string, entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
}

const recordKind = "notice";

/** Keeps the entries in the store, so that they outlive the process. */
export function recordShelf(records: Records): Shelf {
  return {
    async read() {
      const entries = new Map<string, Entry>();
      for await (const { name, value } of records.list<Entry>(recordKind)) entries.set(name, value);
      return entries;
    },
    write: (id, entry) => records.set(recordKind, id, { ...entry }),
    remove: async (id) => void (await records.delete(recordKind, id)),
  };
}

/** Keeps the entries in memory: those of conditions of the store itself. */
export function memoryShelf(): Shelf {
  const entries = new Map<string, Entry>();
  return {
    read: async () => new Map(entries),
    write: async (id, entry) => void entries.set(id, entry),
    remove: async (id) => void entries.delete(id),
  };
}

/** What a round of notices needs. */
export interface TellOptions {
  readonly channels: readonly Channel[];
  /** Time of the round, in Unix milliseconds. */
  readonly now: number;
  readonly repeatMs: number;
  readonly signal: AbortSignal;
  /** Called with each notice that a channel has delivered. */
  readonly onTold?: (notice: Notice, channel: string) => void;
  /** Called when a channel failed. It is tried again in a later round. */
  readonly onError: (error: Error, channel: string) => void;
}

/** Compares the conditions with the book, and sends each channel the notices that it has not delivered yet. */
export async function tell(shelf: Shelf, conditions: readonly Condition[], options: TellOptions): Promise<void> {
  const present = new Map(conditions.map((condition) => [condition.id, condition]));
  const entries = new Map<string, Entry>(await shelf.read());
  const write = async (id: string, entry: Entry): Promise<void> => {
    entries.set(id, entry);
    await shelf.write(id, entry);
  };
  for (const [id, condition] of present) {
    const before = entries.get(id);
    if (!before || before.resolvedAt !== undefined) await write(id, { condition, told: before?.told ?? {} });
  }
  for (const [id, entry] of entries)
    if (!present.has(id) && entry.resolvedAt === undefined) await write(id, { ...entry, resolvedAt: options.now });

  for (const channel of options.channels) {
    const due = [...entries].flatMap(([id, entry]) => noticeFor(channel, entry, present.get(id), options));
    for (const notice of await delivered(channel, due, options)) {
      const { type, at, id } = notice;
      const entry = entries.get(id)!;
      await write(id, { ...entry, told: { ...entry.told, [channel.name]: { type, at } } });
      options.onTold?.(notice, channel.name);
    }
  }

  for (const [id, { resolvedAt, told }] of entries) {
    const waits = options.channels.some(({ name }) => told[name] && told[name].type !== "resolved");
    if (resolvedAt !== undefined && !waits) await shelf.remove(id);
  }
}

/** The notice that a channel has to get, if any: of the condition as it is now, since it was first seen. */
function noticeFor(
  channel: Channel,
  entry: Entry,
  present: Condition | undefined,
  { now, repeatMs }: TellOptions,
): readonly Notice[] {
  const type = dueFor(channel.name, entry, now, repeatMs);
  const { condition } = entry;
  return type ? [noticeOf({ ...condition, ...present, since: condition.since }, type, now)] : [];
}

/** Sends notices, and returns those that arrived. */
async function delivered(
  channel: Channel,
  due: readonly Notice[],
  { signal, onError }: TellOptions,
): Promise<readonly Notice[]> {
  const arrived: Notice[] = [];
  const batches = channel.grouped ? (due.length > 0 ? [due] : []) : due.map((notice) => [notice]);
  for (const batch of batches) {
    if (signal.aborted) break;
    try {
      await channel.send(batch, signal);
      arrived.push(...batch);
    } catch (error) {
      onError(error as Error, channel.name);
    }
  }
  return arrived;
}

/** What a channel has to be told now, if anything. A channel that never heard of a condition does not hear that it ended. */
function dueFor(
  channel: string,
  { told, resolvedAt }: Entry,
  now: number,
  repeatMs: number,
): Notice["type"] | undefined {
  const last = told[channel];
  if (resolvedAt !== undefined) return last && last.type !== "resolved" ? "resolved" : undefined;
  if (!last || last.type === "resolved") return "opened";
  return now - last.at >= repeatMs ? "repeated" : undefined;
}
