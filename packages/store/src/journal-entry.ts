import type { JournalEntry, JournalQuery } from "./journal.ts";

/** How long a journal keeps an entry, in milliseconds. */
export const keepMs: number = 90 * 86_400_000;
/** How many entries the journal of a file or Redis store keeps. */
export const maxEntries = 100_000;

/** Parses a stored entry; `undefined` when it is incomplete or not an entry. */
export function entryOf(text: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<JournalEntry> | null;
    const whole =
      typeof entry?.at === "number" && [entry.key, entry.type, entry.by].every((x) => typeof x === "string");
    return whole ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an entry matches a query, apart from its limit. */
export function matches(
  { key, after = -Infinity, before = Infinity, types }: JournalQuery,
  { key: its, at, type }: JournalEntry,
): boolean {
  return (key === undefined || its === key) && at > after && at < before && (types?.includes(type) ?? true);
}

/** Clocks differ, so entries may be out of order by this much, in milliseconds. */
const disorderMs = 3_600_000;

/** Whether no entry before these, in the order of their writing, can be after the time of a query. */
export function precedes({ after = -Infinity }: JournalQuery, entries: readonly JournalEntry[]): boolean {
  return entries.length > 0 && entries.every(({ at }) => at <= after - disorderMs);
}

/** Sorts entries, newest first, and applies the limit. */
export function newest(entries: readonly JournalEntry[], limit: number): readonly JournalEntry[] {
  return entries.toSorted((a, b) => b.at - a.at).slice(0, limit);
}
